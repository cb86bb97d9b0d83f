package io.perseid.example.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private final Regions regions = Regions.read(new DataFiles(Path.of("data")));

    RegionsTest() throws IOException {}

    @Test
    void everyRegionOfTheFileIsThere() {
        assertThat(regions.rows()).hasSize(3_901);
        assertThat(page(-1, 1).get(0)).isInstanceOfSatisfying(DictValue.class, first -> {
            assertThat(first.get("_id")).isEqualTo(new StringValue("AD-02"));
            assertThat(first.get("_updated")).isEqualTo(IntegerValue.of(0));
        });
    }

    @Test
    void aReaderThatContinuesBehindTheLastPageSeesEachRegionOnce() {
        Set<Value> seen = new HashSet<>();
        long since = -1;
        for (ListValue page = page(since, 1000); page.size() > 0; page = page(since, 1000)) {
            for (Value row : page) {
                assertThat(seen.add(((DictValue) row).get("_id"))).isTrue();
                since = ((IntegerValue) ((DictValue) row).get("_updated")).longValue();
            }
        }
        assertThat(seen).hasSize(3_901);
    }

    @Test
    void behindTheEndThereIsNothing() {
        assertThat(regions.page(3_900, 10)).isEqualTo("[]");
        assertThat(regions.page(Long.MAX_VALUE - 1, 10)).isEqualTo("[]");
        assertThat(regions.page(-1, 0)).isEqualTo("[]");
    }

    @Test
    void aQueryGivesNumbersAndWhatIsMeantWithoutThem() {
        var query = Query.of(URI.create("http://localhost/regions?since=%2212%22&limit=x"));
        assertThat(query.number("since", -1)).isEqualTo(12);
        assertThat(query.number("limit", 7)).isEqualTo(7);
        assertThat(Query.of(URI.create("http://localhost/regions")).number("since", -1))
                .isEqualTo(-1);
    }

    private ListValue page(long since, long limit) {
        return (ListValue) Json.parse(regions.page(since, limit), JsonForm.COMPATIBLE);
    }
}
