package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonEntityWriterTest {
    private static final Entity ADA = Entity.of(new EntityId("\"ada\""), DictValue.of("born", IntegerValue.of(1815)));

    @Test
    void noEntitiesAreAnEmptyArray() {
        assertThat(written(_ -> {})).isEqualTo("[]");
    }

    @Test
    void reservedMembersFollowTheOthersInTheirOrder() {
        assertThat(written(writer -> writer.write(ADA)))
                .isEqualTo("[{\"born\":1815,\"_id\":\"\\\"ada\\\"\",\"_deleted\":false}]");
        var version = new EntityVersion(ADA.withDeleted(true), 7, 3, 1_700_000_000_000_000L, new ContentHash(1, 2));
        assertThat(written(writer -> writer.write(version)))
                .isEqualTo("[{\"born\":1815,\"_id\":\"\\\"ada\\\"\",\"_deleted\":true,\"_updated\":7,\"_previous\":3,"
                        + "\"_ts\":1700000000000000,\"_hash\":\"00000000000000010000000000000002\"}]");
    }

    @Test
    void aFirstVersionHasNoPreviousOne() {
        var version = new EntityVersion(ADA, 0, EntityVersion.NO_PREVIOUS, 0, ADA.hash());
        assertThat(written(writer -> writer.write(version))).contains("\"_updated\":0,\"_previous\":null,\"_ts\":0");
    }

    @Test
    void aSequenceTokenIsGivenOnAsItCame() {
        assertThat(written(writer -> writer.write(new Sourced(ADA, new StringValue("a\n")))))
                .contains("\"_deleted\":false,\"_updated\":\"a\\n\"}");
        assertThat(written(writer -> writer.write(Sourced.of(ADA)))).doesNotContain("_updated");
    }

    @Test
    void manyEntitiesAreSeparatedByCommas() {
        String json = written(writer -> {
            for (int i = 0; i < 10_000; i++) {
                writer.write(ADA);
            }
        });
        assertThat(((ListValue) Json.parse(json, JsonForm.COMPATIBLE)).items()).hasSize(10_000);
    }

    @Test
    void aStreamThatFailsIsAFault() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("reset (injected)");
            }
        };
        var writer = JsonEntityWriter.open(broken, JsonForm.COMPATIBLE);
        writer.write(ADA);
        assertThatThrownBy(writer::flush)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.JSON_STREAM_FAILED));
    }

    private static String written(Consumer<JsonEntityWriter> use) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.open(bytes, JsonForm.COMPATIBLE)) {
            use.accept(writer);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
