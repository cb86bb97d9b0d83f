package io.perseid.example.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutWordsTheDemoStaysUpOnTheUsualPort() {
        assertThat(Options.of(List.of())).isEqualTo(new Options(false, Optional.empty(), false));
    }

    @Test
    void wordsMayComeInAnyOrder() {
        var wanted = new Options(true, Optional.of(8080), false);
        assertThat(Options.of(List.of("--once", "--port", "8080"))).isEqualTo(wanted);
        assertThat(Options.of(List.of("--port", "8080", "--once"))).isEqualTo(wanted);
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("--twice")))
                .withMessage("unknown option found=--twice");
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        for (String text : List.of("", "0", "65536", "http", "-1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Options.of(List.of("--port", text)))
                    .withMessage("--port wants a number from 1 to 65535 found=" + text);
        }
    }
}
