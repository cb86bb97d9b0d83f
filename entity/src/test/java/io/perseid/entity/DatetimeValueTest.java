package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatetimeValueTest {
    @Test
    void nanosecondsBefore1970CountDownFromTheNextSecond() {
        var datetime = DatetimeValue.ofNanos(BigInteger.valueOf(-1));
        assertThat(datetime)
                .isEqualTo(new DatetimeValue(-1, 999_999_999))
                .hasToString("1969-12-31T23:59:59.999999999Z");
        assertThat(datetime.toNanos()).isEqualTo(BigInteger.valueOf(-1));
    }

    @Test
    void anyMomentIsReadBackFromItsTextAndItsNanoseconds() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            var datetime = new DatetimeValue(
                    random.nextLong(DatetimeValue.MIN_SECOND, DatetimeValue.MAX_SECOND + 1),
                    random.nextInt(1_000_000_000) / 1_000 * 1_000);
            assertThat(DatetimeValue.parse(datetime.toString())).contains(datetime);
            assertThat(Instant.parse(datetime.toString())).isEqualTo(datetime.toInstant());
            assertThat(DatetimeValue.ofNanos(datetime.toNanos())).isEqualTo(datetime);
        }
    }

    @Test
    void theYearsEndAt1And9999() {
        assertThat(new DatetimeValue(DatetimeValue.MIN_SECOND, 0)).hasToString("0001-01-01T00:00:00Z");
        assertThat(new DatetimeValue(DatetimeValue.MAX_SECOND, 0)).hasToString("9999-12-31T23:59:59Z");
        assertThatThrownBy(() -> new DatetimeValue(DatetimeValue.MIN_SECOND - 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DatetimeValue.ofNanos(BigInteger.TEN.pow(40)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DateValue(LocalDate.of(10_000, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
