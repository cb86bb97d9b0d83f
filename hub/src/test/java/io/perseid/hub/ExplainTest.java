package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityId;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.ProblemsFault;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why an entity is in a pipe's target as it is, or isn't. */
class ExplainTest {
    private static final String CRM = """
            {'_id': 'crm', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [
              {'_id': 'ada', 'type': 'person', 'name': 'Ada'}, {'_id': 'acme', 'type': 'company', 'name': 'Acme'}]}}""";
    private static final String PEOPLE = """
            {'_id': 'people', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'crm'},
             'transform': [
               {'type': 'dtl', 'rules': {'default': [['copy', '*'], ['filter', ['eq', '_S.type', 'person']],
                 ['create-child', ['list', ['dict', '_id', ['concat', '_S._id', '-1'], 'of', '_S.name']]]]}},
               {'type': 'emit_children'},
               {'type': 'dtl', 'rules': {'default': [['copy', '*'], ['add', 'dear', ['upper', '_S.of']]]}}]}""";

    @TempDir
    private Path folder;

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
    void eachTransformOfAPipeIsExplainedInTurn() {
        fixture.load("[" + CRM + "," + PEOPLE + "]");
        fixture.run("crm");
        fixture.run("people");
        DictValue told = explain("people", "ada");
        assertThat(json(at(told, "source", "entity", "name"))).isEqualTo("\"Ada\"");
        assertThat(json(at(told, "stages", 0, "type")) + json(at(told, "stages", 1, "type")))
                .isEqualTo("\"dtl\"\"emit_children\"");
        assertThat(json(at(told, "stages", 0, "entities", 0, "explanation", "properties")))
                .isEqualTo("{\"type\":[1],\"name\":[1],\"$children\":[3]}");
        assertThat(json(at(told, "stages", 0, "entities", 0, "explanation", "lines", 1, "pointer")))
                .isEqualTo("\"/1/transform/0/rules/default/1\"");
        assertThat(json(at(told, "stages", 2, "entities", 0, "in", "_id"))).isEqualTo("\"ada-1\"");
        assertThat(json(at(told, "stages", 2, "entities", 0, "explanation", "result", "dear")))
                .isEqualTo("\"ADA\"");
        assertThat(json(at(told, "out", 0, "held", "same"))).isEqualTo("true");
        assertThat(word(told)).isEqualTo("in-target");
    }

    @Test
    void whatIsFilteredSaysByWhichCondition() {
        fixture.load("[" + CRM + "," + PEOPLE + "]");
        fixture.run("crm");
        fixture.run("people");
        DictValue told = explain("people", "acme");
        assertThat(word(told)).isEqualTo("filtered");
        assertThat(json(at(told, "stages", 0, "entities", 0, "explanation", "lines", 1, "why", 0, "text")))
                .contains("_S.type");
        assertThat(json(at(told, "out", 0, "filtered"))).isEqualTo("true");
    }

    @Test
    void anEntityThatThePipeHasNotReadYetIsSaidToWait() {
        fixture.load("[" + CRM + "," + PEOPLE + "]");
        fixture.run("crm");
        assertThat(word(explain("people", "ada"))).isEqualTo("not-processed");
        assertThat(text(explain("people", "ada"))).contains("the pipe has read nothing");
        fixture.hub.pipe("people").disable("holidays");
        assertThat(text(explain("people", "ada"))).contains("it is disabled");
    }

    @Test
    void aPipeThatWaitsForADatasetIsSaidToWait() {
        fixture.load("[" + CRM + ","
                + PEOPLE.replace(
                        "['copy', '*'], ['add'",
                        "['copy', '*'], ['add', 'x', ['lookup-entity', 'late', '_S._id']], ['add'")
                + """
                ,{'_id': 'late', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': []}}]""");
        fixture.run("crm");
        DictValue told = explain("people", "ada");
        assertThat(word(told)).isEqualTo("waiting");
        assertThat(text(told)).contains("waits for the dataset late");
    }

    @Test
    void aRuleThatFailsOnTheEntityIsExplainedUpToThere() {
        fixture.load("[" + CRM + "," + PEOPLE.replace("['add', 'dear'", "['fail!', 'bad day'], ['add', 'dear'") + "]");
        fixture.run("crm");
        DictValue told = explain("people", "ada");
        assertThat(word(told)).isEqualTo("failed");
        assertThat(json(at(told, "failure", "message"))).contains("bad day");
        assertThat(json(at(told, "stages", 2, "entities", 0, "explanation", "lines", 1, "failure", "message")))
                .contains("bad day");
        assertThat(json(at(told, "out"))).isEqualTo("[]");
    }

    @Test
    void whatTheSinkRefusedIsADeadLetter() {
        fixture.load("[" + CRM + """
                ,{'_id': 'export', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'crm'},
                  'sink': {'type': 'fake', 'system': 'outside'}, 'pump': {'max_write_errors_in_retry_dataset': 10, 'max_retries_per_entity': 0}},
                {'_id': 'outside', 'type': 'system:fake', 'host': 'h'}]""");
        fixture.run("crm");
        fixture.outside.poisoned.add("ada");
        fixture.run("export");
        DictValue told = explain("export", "ada");
        assertThat(word(told)).isEqualTo("dead-letter");
        assertThat(word(explain("export", "acme"))).isEqualTo("sent");
    }

    @Test
    void anUnknownEntityNamesTheNearest() {
        fixture.load("[" + CRM + "," + PEOPLE + "]");
        fixture.run("crm");
        assertThatThrownBy(() -> explain("people", "adda")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(HubCode.SOURCE_ENTITY_UNKNOWN);
            assertThat(fault.facts()).containsEntry("nearest", "ada");
        });
        assertThat(word(explain("crm", "ada"))).isEqualTo("in-target");
        assertThatThrownBy(() -> explain("crm", "bob")).hasMessageContaining("looked_at=2");
    }

    @Test
    void anEntityThatWasMadeOfAnotherOneIsExplainedFromThat() {
        fixture.load("[" + CRM + "," + PEOPLE + "]");
        fixture.run("crm");
        fixture.run("people");
        DictValue told = explain("people", "ada-1");
        assertThat(json(told.get("entity_id"))).isEqualTo("\"ada\"");
        assertThat(json(at(told, "out", 0, "entity", "_id"))).isEqualTo("\"ada-1\"");
        assertThatThrownBy(() -> explain("people", "ada-2")).hasMessageContaining("nearest=ada");
    }

    @Test
    void whatTheSourceHasDeletedIsSaidToBeDeleted() {
        fixture.load("[" + CRM + "," + PEOPLE.replace("['filter', ['eq', '_S.type', 'person']],", "") + "]");
        fixture.run("crm");
        fixture.run("people");
        fixture.load("[" + CRM.replace("'ada'", "'bob'") + ","
                + PEOPLE.replace("['filter', ['eq', '_S.type', 'person']],", "") + "]");
        fixture.run("crm", RunKind.FULL);
        fixture.run("people");
        assertThat(word(explain("people", "ada"))).isEqualTo("deleted");
    }

    @Test
    void anEntityThatIsGivenIsExplainedWhateverTheSourceIs() {
        fixture.load("""
                [{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'},
                  'transform': {'type': 'dtl', 'rules': {'default': [['copy', 'a']]}}}]""");
        assertThatThrownBy(() -> explain("in", "1"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.SOURCE_WITHOUT_IDS));
        var entity = io.perseid.entity.Entity.of(
                new EntityId("1"), (DictValue) Json.parse("{\"a\": 1, \"b\": 2}", JsonForm.COMPATIBLE));
        DictValue told = fixture.hub.explain("in", entity, Optional.empty());
        assertThat(json(at(told, "out", 0, "entity"))).isEqualTo("{\"_id\":\"1\",\"a\":1}");
    }

    @Test
    void anotherConfigurationIsTriedWithoutBeingKept() {
        fixture.load("[" + CRM + "," + PEOPLE + "]");
        fixture.run("crm");
        fixture.run("people");
        DictValue told = fixture.hub.explain("people", new EntityId("ada"), Optional.of(other("lower")));
        assertThat(json(at(told, "out", 0, "entity", "dear"))).isEqualTo("\"ada\"");
        assertThat(json(at(told, "out", 0, "held", "entity", "dear"))).isEqualTo("\"ADA\"");
        assertThat(told.has("verdict")).isFalse();
        assertThatThrownBy(() -> fixture.hub.explain("people", new EntityId("ada"), Optional.of(other("lowwer"))))
                .isInstanceOf(ProblemsFault.class);
        assertThat(fixture.existing("people").get("ada-1")).contains("ADA");
    }

    private static ConfigComponent other(String function) {
        String text = PEOPLE.replace("upper", function).replace('\'', '"');
        return ConfigComponent.of(Json.parseLocated(text, "pipe-config"));
    }

    private DictValue explain(String pipe, String id) {
        return fixture.hub.explain(pipe, new EntityId(id), Optional.empty());
    }

    private static String word(DictValue told) {
        return json(at(told, "verdict", "word")).replace("\"", "");
    }

    private static String text(DictValue told) {
        return json(at(told, "verdict", "text"));
    }

    private static Value at(Value value, Object... steps) {
        Value found = value;
        for (Object step : steps) {
            found = step instanceof Integer index
                    ? ((ListValue) found).get(index)
                    : ((DictValue) found).get((String) step);
        }
        return found;
    }

    private static String json(Value value) {
        return Json.write(value, JsonForm.COMPATIBLE);
    }
}
