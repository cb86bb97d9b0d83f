package io.perseid.hub.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinceQueryTest {
    @Test
    void onlyTheNameItselfIsAParameter() {
        assertThat(SinceQuery.of("select 1 from t where a >= :since and b > :since"))
                .isEqualTo(new SinceQuery("select 1 from t where a >= ? and b > ?", 2));
        String none = "select ':since', \":since\", `:since`, a::since, :since_x -- :since\n /* :since */ from t";
        assertThat(SinceQuery.of(none)).isEqualTo(new SinceQuery(none, 0));
        assertThat(SinceQuery.of("x -- it's\n = :since").parameters()).isEqualTo(1);
        assertThat(SinceQuery.of("'it''s' :since").parameters()).isEqualTo(1);
        assertThat(SinceQuery.of("'open :since").parameters()).isZero();
    }

    @Test
    void arraysAreReadAsTheyAreWritten() {
        ListValue list = ListValue.of(
                List.of(new StringValue("a\"b\\c,{}"), NullValue.NULL, new StringValue("NULL"), new StringValue("")));
        assertThat(ArrayText.read(ArrayText.write(list), ColumnKind.TEXT, ZoneOffset.UTC))
                .isEqualTo(list);
        assertThat(ArrayText.read("[0:1]={1,2}", ColumnKind.INTEGER, ZoneOffset.UTC))
                .isEqualTo(ListValue.of(List.of(IntegerValue.of(1), IntegerValue.of(2))));
        assertThat(ArrayText.read("{}", ColumnKind.INTEGER, ZoneOffset.UTC)).isEqualTo(ListValue.of(List.of()));
    }
}
