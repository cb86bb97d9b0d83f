package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose disk is full refuses what it can't keep, with a code, shows what it has, and goes on when there is room again. */
class DiskFullTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aNodeThatHasSomething() throws InterruptedException {
        OpenNode.write(
                folder, "pipes/in.conf.json", "{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}");
        OpenNode.write(folder, "pipes/out.conf.json", """
                {'_id': 'out', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'in'}, 'pump': {'mode': 'manual'}}
                """);
        try (var node = OpenNode.on(folder)) {
            assertThat(node.post("/api/receivers/in/entities", "[{'_id': 'a'}, {'_id': 'b'}]"))
                    .isEqualTo("200 {}");
            assertThat(node.run("out").message()).isEmpty();
            assertThat(node.post("/api/receivers/in/entities", "[{'_id': 'c'}, {'_id': 'b', '_deleted': true}]"))
                    .isEqualTo("200 {}");
        }
    }

    @Test
    void nothingIsTakenNothingIsLostAndTheRunIsDoneWhenThereIsRoomAgain() throws InterruptedException {
        try (var node = OpenNode.onFullDisk(folder)) {
            assertThat(node.post("/api/receivers/in/entities", "[{'_id': 'd'}]"))
                    .startsWith("503 ")
                    .contains("'code':'disk-full'", "'free':", "'reserved':");
            var report = node.run("out");
            assertThat(report.code()).contains("disk-full");
            assertThat(report.message()).contains("the disk is nearly full", "free=", "reserved=");
            assertThat(node.get("/api/flow")).contains("'state':'failed'", "'code':'disk-full'");
            assertThat(node.existing("in")).containsOnlyKeys("a", "c");
            assertThat(node.get("/api/datasets/out/entities?history=false"))
                    .startsWith("200 ")
                    .contains("'a'", "'b'");
        }
        try (var node = OpenNode.on(folder)) {
            assertThat(node.existing("out")).containsOnlyKeys("a", "b");
            assertThat(node.run("out").message()).isEmpty();
            assertThat(node.existing("out")).containsOnlyKeys("a", "c");
            assertThat(node.post("/api/receivers/in/entities", "[{'_id': 'd'}]"))
                    .isEqualTo("200 {}");
            assertThat(node.existing("in")).containsOnlyKeys("a", "c", "d");
        }
    }
}
