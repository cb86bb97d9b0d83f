package io.perseid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void namesAndValuesAreDecoded() {
        assertThat(Parameters.parse("a%20b=c+d%26&e").text("a b")).contains("c d&");
    }

    @Test
    void aNameAloneIsAYes() {
        assertThat(Parameters.parse("deleted").flag("deleted", false)).isTrue();
        assertThat(Parameters.parse("deleted=False").flag("deleted", true)).isFalse();
        assertThat(Parameters.NONE.flag("deleted", true)).isTrue();
    }

    @Test
    void aValueThatCannotBeUsedIsNamedWithWhatIsWanted() {
        assertThatThrownBy(() -> Parameters.parse("limit=many").number("limit", 1, 0))
                .hasMessageContaining("parameter=limit found=many wanted=a whole number from 0");
        assertThatThrownBy(() -> Parameters.parse("limit=-1").number("limit", 1, 0))
                .hasMessageContaining("found=-1");
        assertThatThrownBy(() -> Parameters.parse("full=maybe").flag("full", true))
                .hasMessageContaining("found=maybe");
        assertThatThrownBy(() -> Parameters.parse("a=%4")).hasMessageContaining("broken percent escape");
    }

    @Test
    void aMissingOneIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> Parameters.parse("a=1&b=2").required("c"))
                .hasMessageContaining("parameter=c given=[a, b]");
    }
}
