package io.perseid.http;

import static io.perseid.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final Guard open = new Guard(Optional.empty(), true);
    private final Guard closed = new Guard(Optional.of("s3cret"), true);

    @Test
    void aPageOfAnotherSiteCannotCall() {
        assertThatThrownBy(() -> open.check(call(Map.of("Host", "localhost:9042", "Origin", "https://evil.example"))))
                .hasMessageContaining("origin=https://evil.example");
        assertThatCode(() -> open.check(call(Map.of("Host", "localhost:9042", "Origin", "http://localhost:9042"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aNameThatWasMadeToPointHereCannotCall() {
        assertThatThrownBy(() -> open.check(call(Map.of("Host", "evil.example:9042"))))
                .hasMessageContaining("host=evil.example");
        for (String host : new String[] {"localhost", "127.0.0.1:9042", "[::1]:9042"}) {
            assertThatCode(() -> open.check(call(Map.of("Host", host)))).doesNotThrowAnyException();
        }
    }

    @Test
    void withATokenSetACallerNeedsIt() {
        assertThatThrownBy(() -> closed.check(call(Map.of("Host", "localhost"))))
                .hasMessageContaining("found=none");
        assertThatThrownBy(() -> closed.check(call(Map.of("Host", "localhost", "Authorization", "Bearer x"))))
                .hasMessageContaining("found=another token");
        assertThatCode(() -> closed.check(call(Map.of("Host", "localhost", "Authorization", "Bearer s3cret"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> closed.check(Call.of(GET, "/api/health"))).doesNotThrowAnyException();
    }

    private static Call call(Map<String, String> headers) {
        return Call.of(GET, "/api/pipes", Headers.of(headers), "");
    }
}
