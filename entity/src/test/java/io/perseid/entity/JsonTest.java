package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void prettyJsonHasOneMemberOnEachLine() {
        Value value = Json.parse("{\"a\":[1,{\"b\":\"x\"}],\"c\":{},\"d\":[]}", JsonForm.COMPATIBLE);
        assertThat(Json.pretty(value, JsonForm.COMPATIBLE)).isEqualTo("""
                {
                  "a": [
                    1,
                    {
                      "b": "x"
                    }
                  ],
                  "c": {},
                  "d": []
                }""");
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertThat(Json.write(
                        ListValue.of(new FloatValue(Double.NaN), new FloatValue(Double.NEGATIVE_INFINITY)),
                        JsonForm.COMPATIBLE))
                .isEqualTo("[null,null]");
    }

    @Test
    void aTupleIsShownAsAList() {
        Value tuple = TupleValue.of(IntegerValue.of(1), TupleValue.of(new StringValue("~")));
        assertThat(Json.write(tuple, JsonForm.ESCAPED)).isEqualTo("[1,[\"~~\"]]");
    }

    @Test
    void aValueThatIsTooDeepIsRefused() {
        Value deep = NullValue.NULL;
        for (int i = 0; i < 501; i++) {
            deep = DictValue.of(Map.of("a", deep));
        }
        Value tooDeep = deep;
        assertThatThrownBy(() -> Json.write(tooDeep, JsonForm.COMPATIBLE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.VALUE_TOO_DEEP));
    }

    /** Any string comes back from the escaped form as it was. The repetition is the seed. */
    @RepeatedTest(50)
    void anyStringComesBackFromTheEscapedForm(RepetitionInfo repetition) {
        var random = new RandomValues(repetition.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            var text = new StringValue("~".repeat(i % 4) + random.text());
            assertThat(Json.parse(Json.write(text, JsonForm.ESCAPED), JsonForm.ESCAPED))
                    .isEqualTo(text);
        }
    }
}
