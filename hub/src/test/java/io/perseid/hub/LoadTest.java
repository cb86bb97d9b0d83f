package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that come, go and change; what is shown of them; what is published. */
class LoadTest {
    private static final String SYSTEM = "{'_id': 'sys', 'type': 'system:fake', 'host': 'h'}";

    @TempDir
    Path folder;

    @TempDir
    Path project;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aProjectsDirectoryIsReadAsItLies() throws IOException {
        Files.createDirectories(project.resolve("pipes"));
        Files.createDirectories(project.resolve("systems"));
        Files.writeString(
                project.resolve("pipes/a.conf.json"),
                "{\"_id\": \"a\", \"type\": \"pipe\", \"source\": {\"type\": \"empty\"}}");
        Files.writeString(
                project.resolve("pipes/more.conf.json"),
                "\uFEFF[{\"_id\": \"b\", \"type\": \"pipe\", \"source\": {\"type\": \"empty\"}},"
                        + " {\"_id\": \"c\", \"type\": \"pipe\", \"source\": {\"type\": \"fake\", \"system\": \"s\"}}]");
        Files.writeString(project.resolve("pipes/notes.txt"), "not looked at");
        Files.writeString(
                project.resolve("systems/s.conf.json"),
                "{\"_id\": \"s\", \"type\": \"system:fake\", \"host\": \"$ENV(host)\"}");
        Files.writeString(project.resolve("node-metadata.conf.json"), "{\"_id\": \"node\", \"type\": \"metadata\"}");
        Files.writeString(project.resolve("test-env.json"), "\uFEFF{\"host\": \"example\"}");
        fixture.hub.replaceVariables(ConfigDirectory.variables(project, "test").orElseThrow());
        Configuration read = ConfigDirectory.read(project);
        assertThat(fixture.hub.load(read, false).problems()).isEmpty();
        assertThat(fixture.hub.pipes()).extracting(Pipe::id).containsExactly("a", "b", "c");
        assertThat(fixture.hub.system("s").effective().get("host")).isEqualTo(new StringValue("example"));
        assertThat(read.files())
                .extracting(ConfigFile::name)
                .containsExactly(
                        "node-metadata.conf.json", "systems/s.conf.json", "pipes/a.conf.json", "pipes/more.conf.json");
    }

    @Test
    void aConfigurationGoesThroughAnArchiveUnchanged() {
        fixture.load("[" + SYSTEM + ", {'_id': 'p', 'type': 'pipe', 'source': {'type': 'fake', 'system': 'sys'}}]");
        var archive = new ByteArrayOutputStream();
        ConfigDirectory.writeArchive(fixture.hub.configuration(), archive);
        Configuration back = ConfigDirectory.readArchive(new ByteArrayInputStream(archive.toByteArray()));
        assertThat(back.toValue().equals(fixture.hub.configuration().toValue())).isTrue();
        assertThatThrownBy(() -> ConfigDirectory.readArchive(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.CONFIG_BAD_UPLOAD));
    }

    @Test
    void aConfigurationWithErrorsIsRefusedUnlessForced() {
        fixture.load("[{'_id': 'good', 'type': 'pipe', 'source': {'type': 'empty'}}]");
        var bad = Configuration.posted("[{\"_id\": \"bad\", \"type\": \"pipe\"}]");
        assertThat(fixture.hub.load(bad, false).applied()).isFalse();
        assertThat(fixture.hub.pipes()).extracting(Pipe::id).containsExactly("good");
        assertThat(fixture.hub.load(bad, true).applied()).isTrue();
        assertThat(fixture.hub.pipe("bad").state()).isEqualTo(PipeState.INVALID);
        assertThatThrownBy(() -> fixture.hub.pipe("bad").start(RunKind.FULL))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.PIPE_INVALID));
    }

    @Test
    void aBrokenPipeDoesNotStopTheOthers() {
        fixture.load("[{'_id': 'bad', 'type': 'pipe', 'source': {'type': 'nonsense'}},"
                + " {'_id': 'good', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]}}]");
        assertThat(fixture.run("good").out()).isEqualTo(1);
    }

    @Test
    void theConfigurationOutlivesARestart() {
        fixture.load("[{'_id': 'p', 'type': 'pipe', 'source': {'type': 'empty'}}]");
        fixture.hub.addVariables(DictValue.of("a", IntegerValue.of(1)));
        fixture.hub.addSecrets(Optional.of("sys"), DictValue.of("pw", new StringValue("hidden")));
        fixture.restart();
        assertThat(fixture.hub.pipe("p").problems()).isEmpty();
        assertThat(fixture.hub.variables().get("a")).isEqualTo(IntegerValue.of(1));
        assertThat(fixture.hub.secrets(Optional.of("sys"))).containsExactly("pw");
        assertThat(fixture.hub.secrets(Optional.empty())).isEmpty();
    }

    @Test
    void aSecretIsNeverShown() {
        fixture.hub.addSecrets(Optional.empty(), DictValue.of("pw", new StringValue("hidden")));
        fixture.load("[{'_id': 's', 'type': 'system:fake', 'host': 'h', 'password': '$SECRET(pw)'}]");
        assertThat(((FakeSystem.FakeConnection) fixture.hub.system("s").system().orElseThrow()).password())
                .isEqualTo("hidden");
        assertThat(fixture.hub.system("s").describe().toString())
                .doesNotContain("hidden")
                .contains("$SECRET(pw)");
    }

    @Test
    void theEffectiveConfigurationHasEveryDefault() {
        fixture.load("[{'_id': 'p', 'type': 'pipe', 'source': {'type': 'conditional', 'condition': 'x',"
                + " 'alternatives': {'x': {'type': 'empty'}}}},"
                + " {'_id': 'n', 'type': 'pipe', 'source': {'type': 'empty'}, 'sink': {'type': 'null'}}]");
        DictValue effective = fixture.hub.pipe("p").effective();
        assertThat(((DictValue) effective.get("source")).get("type")).isEqualTo(new StringValue("empty"));
        assertThat(((DictValue) effective.get("sink")).get("dataset")).isEqualTo(new StringValue("p"));
        assertThat(((DictValue) effective.get("pump")).get("mode")).isEqualTo(new StringValue("scheduled"));
        assertThat(((DictValue) fixture.hub.pipe("n").effective().get("sink")).has("dataset"))
                .isFalse();
    }

    @Test
    void aPipeThatStaysTheSameIsNotDisturbed() {
        String kept = "{'_id': 'kept', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]}}";
        fixture.load("[" + SYSTEM + "," + kept + "]");
        fixture.run("kept");
        fixture.load("[" + SYSTEM + "," + kept + ", {'_id': 'more', 'type': 'pipe', 'source': {'type': 'empty'}}]");
        assertThat(row(fixture.hub.flow(), "kept").processed()).isOne();
        fixture.load("[" + kept.replace("'x'", "'y'") + "]");
        assertThat(row(fixture.hub.flow(), "kept").processed()).isZero();
        assertThat(fixture.hub.findPipe("more")).isEmpty();
        fixture.run("kept");
        assertThat(fixture.existing("kept")).containsOnlyKeys("y");
    }

    @Test
    void oneComponentIsPutAndRemoved() {
        fixture.load("[{'_id': 'p', 'type': 'pipe', 'source': {'type': 'empty'}}]");
        var node = Json.parseLocated("{\"_id\": \"q\", \"type\": \"pipe\", \"source\": {\"type\": \"empty\"}}", "");
        assertThat(fixture.hub.put(ConfigComponent.of(node), false).applied()).isTrue();
        assertThat(fixture.hub.pipes()).hasSize(2);
        assertThat(fixture.hub.remove("p")).isTrue();
        assertThat(fixture.hub.remove("p")).isFalse();
        assertThat(fixture.hub.configuration().files())
                .extracting(ConfigFile::name)
                .containsExactly("pipes/q.conf.json");
    }

    @Test
    void aChangedVariableChangesThePipesThatUseIt() {
        fixture.load(
                "[{'_id': 'p', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': '$ENV(who)'}]}}]");
        assertThat(fixture.hub.pipe("p").problems())
                .extracting(Problem::code)
                .contains(HubCode.CONFIG_UNKNOWN_VARIABLE);
        fixture.hub.addVariables(DictValue.of("who", new StringValue("ada")));
        assertThat(fixture.hub.pipe("p").problems()).isEmpty();
        fixture.run("p");
        assertThat(fixture.existing("p")).containsOnlyKeys("ada");
    }

    @Test
    void uploadsMaySwitchTheSchedulesOff() {
        fixture.load("[{'_id': 'node', 'type': 'metadata', 'task_manager': {'disable_user_pipes': true}},"
                + " {'_id': 'e', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]}}]");
        fixture.tick();
        assertThat(fixture.hub.pipe("e").lastRun()).isEmpty();
        assertThat(fixture.run("e").out()).isEqualTo(1);
    }

    // ---- publishing and the flow

    @Test
    void aPublisherHandsOutWhatChangedSince() throws IOException {
        fixture.load("""
                [{'_id': 'a', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'feed', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'a'}, 'sink': {'type': 'http_endpoint'},
                  'transform': {'type': 'dtl', 'rules': {'default': [['copy', '*'], ['add', 'asked', '_B.x'],
                                                                     ['filter', ['neq', '_S._id', 'secret']]]}}}]
                """);
        fixture.push("a", SequenceParams.NONE, "[{'_id': 'x'}, {'_id': 'secret'}, {'_id': 'y'}]");
        assertThat(published(Optional.empty(), Long.MAX_VALUE))
                .contains("\"_id\":\"x\"", "\"_id\":\"y\"", "\"asked\":\"me\"", "\"_updated\":2")
                .doesNotContain("secret");
        assertThat(published(Optional.of(IntegerValue.of(1)), Long.MAX_VALUE))
                .contains("\"y\"")
                .doesNotContain("\"x\"");
        assertThat(published(Optional.empty(), 1)).contains("\"x\"").doesNotContain("\"y\"");
        assertThatThrownBy(() ->
                        fixture.hub.publish("feed", new PublishRequest("csv", Optional.empty(), 1, DictValue.EMPTY)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.PIPE_NOT_A_PUBLISHER));
    }

    private String published(Optional<io.perseid.entity.Value> since, long limit) throws IOException {
        var request = new PublishRequest("entities", since, limit, DictValue.of("x", new StringValue("me")));
        try (var out = new ByteArrayOutputStream();
                Publication publication = fixture.hub.publish("feed", request)) {
            assertThat(publication.headers())
                    .containsEntry("X-Dataset-Populated", "true")
                    .containsKey("X-Dataset-Generation");
            publication.writeTo(out);
            String json = out.toString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Json.parse(json, JsonForm.COMPATIBLE)).isNotNull();
            return json;
        }
    }

    @Test
    void theFlowShowsWhatMovesAndWhatLags() {
        fixture.load("""
                [{'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
                 {'_id': 'a', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'b', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'a'}},
                 {'_id': 'broken', 'type': 'pipe', 'source': {'type': 'fake', 'system': 'sis'}}]
                """);
        fixture.push("a", SequenceParams.NONE, "[{'_id': 'x'}, {'_id': 'y'}]");
        FlowSnapshot before = fixture.hub.flow();
        assertThat(row(before, "b").lag()).contains(2L);
        assertThat(row(before, "a").changed()).isEqualTo(2);
        assertThat(row(before, "broken").state()).isEqualTo(PipeState.INVALID);
        assertThat(row(before, "broken").reason()).contains("sis");
        fixture.run("b");
        FlowSnapshot after = fixture.hub.flow();
        assertThat(row(after, "b").lag()).contains(0L);
        assertThat(row(after, "b").lastRun()).isPresent();
        assertThat(after.datasets()).extracting(FlowSnapshot.DatasetRow::id).containsExactly("a", "b");
        DictValue delta = after.since(before);
        assertThat(delta.get("pipes").toString()).contains("id=b").doesNotContain("broken");
        assertThat(List.copyOf(after.toValue().names())).containsExactly("time", "systems", "pipes", "datasets");
    }

    @Test
    void listenersHearOfChangesAtMostFourTimesASecond() {
        var heard = new int[1];
        fixture.hub.onFlow(() -> heard[0]++);
        fixture.load("[{'_id': 'a', 'type': 'pipe', 'source': {'type': 'empty'}}]");
        fixture.hub.tick();
        fixture.run("a");
        fixture.hub.tick();
        assertThat(heard[0]).isEqualTo(1);
        fixture.time.advance(java.time.Duration.ofMillis(250));
        fixture.hub.tick();
        assertThat(heard[0]).isEqualTo(2);
    }

    private static FlowSnapshot.PipeRow row(FlowSnapshot flow, String pipe) {
        return flow.pipes().stream()
                .filter(row -> row.id().equals(pipe))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConfigurationThatForgetsMuchMustBeForcedWhereTheOneInForceAsksForIt() {
        String metadata =
                "{'_id': 'node', 'type': 'metadata', 'global_defaults': {'use_config_circuit_breaker': true}}";
        var many = new StringBuilder("[").append(metadata);
        for (int i = 0; i < 11; i++) {
            many.append(", {'_id': 'p").append(i).append("', 'type': 'pipe', 'source': {'type': 'empty'}}");
        }
        fixture.load(many.append(']').toString());
        var few = Configuration.posted(("[" + metadata + "]").replace('\'', '"'));
        LoadOutcome refused = fixture.hub.load(few, false);
        assertThat(refused.applied()).isFalse();
        assertThat(refused.problems().getFirst().code()).isEqualTo(HubCode.CONFIG_DELETES_MUCH);
        assertThat(refused.problems().getFirst().message()).contains("11 of 12", "p0, p1, p2");
        assertThat(fixture.hub.pipes()).hasSize(11);
        assertThat(fixture.hub.load(few, true).applied()).isTrue();
        assertThat(fixture.hub.pipes()).isEmpty();
    }
}
