package io.perseid.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {
    private enum TestCode implements Code {
        WRONG("test-wrong"),
        ODD("test-odd");

        private final String id;

        TestCode(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Kind kind() {
            return Kind.CALLER;
        }
    }

    @Test
    void aMessageIsTheTextAndThenTheFactsInOrder() {
        var fault = new Fault(TestCode.WRONG, "key has the wrong length", "wanted", 9, "found", 7);
        assertThat(fault).hasMessage("key has the wrong length wanted=9 found=7");
        assertThat(fault.text()).isEqualTo("key has the wrong length");
        assertThat(fault.facts())
                .containsExactly(java.util.Map.entry("wanted", "9"), java.util.Map.entry("found", "7"));
        assertThat(fault.code().httpStatus()).isEqualTo(400);
    }

    @Test
    void aFactWithoutAValueIsAMistakeOfOurs() {
        assertThatThrownBy(() -> new Fault(TestCode.WRONG, "x", "wanted")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceIsPrintedAsCompilersDo() {
        assertThat(new Place("pipes/a.conf.json", "/source", 3, 5)).hasToString("pipes/a.conf.json:3:5 [/source]");
        assertThat(new Place("", "", 3, 5)).hasToString("line 3:5");
        assertThat(Place.UNKNOWN).hasToString("");
        assertThat(Place.UNKNOWN.member("a/b").item(2).pointer()).isEqualTo("/a~1b/2");
    }

    @Test
    void allProblemsAreReportedAtOnceUnderTheCodeOfTheFirstError() {
        var place = new Place("f", "", 1, 2);
        var fault = new ProblemsFault(List.of(
                Problem.warning(TestCode.ODD, place, "odd", ""),
                Problem.error(TestCode.WRONG, place, "wrong", "mend it")));
        assertThat(fault.code()).isEqualTo(TestCode.WRONG);
        assertThat(fault)
                .hasMessage("f:1:2: warning test-odd: odd\nf:1:2: error test-wrong: wrong (mend it) problems=2");
    }
}
