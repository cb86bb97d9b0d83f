package io.perseid.hub.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.hub.HubCode;
import io.perseid.hub.Item;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import io.perseid.hub.SinkSuite;
import io.perseid.hub.TestContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSinkTest extends SinkSuite {
    private static final PostgresServer SERVER = PostgresServer.shared();

    private final TestContext context = new TestContext();
    private final String database = SERVER.newDatabase();

    @BeforeEach
    void aSystemAndATable() {
        context.system("pg", new PostgresSystemType(), system(SERVER.port()));
        SERVER.execute(database, "CREATE TABLE people (id text PRIMARY KEY, name text)");
    }

    @AfterEach
    void theSystemCloses() {
        context.system("pg").close();
    }

    private String system(int port) {
        return "{'host':'127.0.0.1','port':%d,'database':'%s','username':'postgres','password':'%s','pool_timeout':2}"
                .formatted(port, database, PostgresServer.PASSWORD);
    }

    private Sink sink(String json) {
        return (Sink) context.outlet(new SqlSinkType(), json)
                .orElseThrow(() -> new AssertionError(context.problems().toString()));
    }

    @Override
    protected Sink sink() {
        return sink("{'system': 'pg', 'table': 'people'}");
    }

    @Override
    protected Sink unreachable() {
        context.system("gone", new PostgresSystemType(), system(1));
        return sink("{'system': 'gone', 'table': 'people'}");
    }

    @Override
    protected Map<String, String> contents() {
        var names = new TreeMap<String, String>();
        rows("people").forEach(row -> names.put(text(row, "id"), text(row, "name")));
        return names;
    }

    private static String text(DictValue row, String name) {
        return row.get(name) instanceof StringValue text
                ? text.value()
                : row.get(name).toString();
    }

    /** The rows of the table as our own source reads them. */
    private List<DictValue> rows(String table) {
        var source = context.source(
                        new SqlSourceType(),
                        "{'system':'pg','query':'select * from " + table + " order by 1','primary_key':'id'}")
                .orElseThrow();
        try (Reader reader = source.open(ReadFrom.START)) {
            return reader.nextBatch(1000).stream()
                    .map(sourced -> sourced.entity().properties())
                    .toList();
        }
    }

    private static Entity entity(String id, Object... namesAndValues) {
        Map<String, Value> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return Entity.of(new EntityId(id), DictValue.of(properties));
    }

    private static void write(Sink sink, boolean first, Entity... entities) {
        try (SinkRun run = sink.begin(new RunStart("pipe", RunKind.FULL, first))) {
            run.write(List.of(entities).stream().map(Item::of).toList());
            run.finish();
        }
    }

    private static Fault failure(Sink sink, Entity... entities) {
        return catchThrowableOfType(Fault.class, () -> write(sink, false, entities));
    }

    @Test
    void everyValueTypeFindsItsColumn() {
        SERVER.execute(database, """
                CREATE TABLE types (id int PRIMARY KEY, b boolean, i bigint, n numeric, d double precision, t text, by bytea, da date,
                  ts timestamp, tz timestamptz, u uuid, j jsonb, a text[], ip inet, note text)
                """);
        UUID uuid = UUID.fromString("531a379e-31bb-4ce1-8690-158dceb64be6");
        Value moment = DatetimeValue.parse("2024-02-29T12:34:56.123456Z").orElseThrow();
        write(
                sink("{'system': 'pg', 'table': 'types'}"),
                false,
                entity(
                        "7",
                        "id",
                        new StringValue("7"),
                        "b",
                        new StringValue("yes"),
                        "i",
                        new FloatValue(2.0),
                        "n",
                        DecimalValue.of("1.50"),
                        "d",
                        IntegerValue.of(3),
                        "t",
                        BooleanValue.TRUE,
                        "by",
                        new BytesValue(new byte[] {1, 2}),
                        "da",
                        moment,
                        "ts",
                        moment,
                        "tz",
                        moment,
                        "u",
                        new UuidValue(uuid),
                        "j",
                        DictValue.of("k", ListValue.of(List.of(moment))),
                        "a",
                        ListValue.of(List.of(new StringValue("x\"y"), NullValue.NULL)),
                        "ip",
                        new StringValue("10.0.0.1"),
                        "note",
                        DictValue.of("k", IntegerValue.of(1)),
                        "$ids",
                        ListValue.of(List.of())));
        DictValue row = rows("types").getFirst();
        assertThat(row.get("b")).isEqualTo(BooleanValue.TRUE);
        assertThat(row.get("i")).isEqualTo(IntegerValue.of(2));
        assertThat(row.get("n")).isEqualTo(DecimalValue.of("1.5"));
        assertThat(row.get("d")).isEqualTo(new FloatValue(3));
        assertThat(row.get("t")).isEqualTo(new StringValue("true"));
        assertThat(row.get("by")).isEqualTo(new BytesValue(new byte[] {1, 2}));
        assertThat(text(row, "da")).contains("2024-02-29");
        assertThat(row.get("ts")).isEqualTo(moment);
        assertThat(row.get("tz")).isEqualTo(moment);
        assertThat(row.get("u")).isEqualTo(new UuidValue(uuid));
        assertThat(row.get("j"))
                .isEqualTo(DictValue.of("k", ListValue.of(List.of(new StringValue("2024-02-29T12:34:56.123456Z")))));
        assertThat(row.get("a")).isEqualTo(ListValue.of(List.of(new StringValue("x\"y"), NullValue.NULL)));
        assertThat(row.get("ip")).isEqualTo(new StringValue("10.0.0.1"));
        assertThat(row.get("note")).isEqualTo(new StringValue("{\"k\":1}"));
    }

    @Test
    void aPropertyThatIsGoneLeavesNothingBehindButColumnsWithADefaultAreTheDatabases() {
        SERVER.execute(
                database,
                "CREATE TABLE notes (id text PRIMARY KEY, a text, b text, made text NOT NULL DEFAULT 'now', n int GENERATED ALWAYS AS IDENTITY)");
        Sink sink = sink("{'system': 'pg', 'table': 'notes'}");
        write(
                sink,
                false,
                entity("1", "id", new StringValue("1"), "a", new StringValue("x"), "b", new StringValue("y")));
        SERVER.execute(database, "UPDATE notes SET made = 'then'");
        write(sink, false, entity("1", "id", new StringValue("1"), "b", new StringValue("z")));
        DictValue row = rows("notes").getFirst();
        assertThat(row.has("a")).isFalse();
        assertThat(text(row, "b")).isEqualTo("z");
        assertThat(text(row, "made")).isEqualTo("then");
        assertThat(text(row, "n")).isEqualTo("1");
    }

    @Test
    void aPropertyWithoutAColumnIsRefusedAndTheWholeBatchIsUndone() {
        Sink sink = sink();
        Fault fault = failure(
                sink,
                entity("1", "id", new StringValue("1")),
                entity("2", "id", new StringValue("2"), "shoe_size", IntegerValue.of(43)));
        assertThat(fault.code()).isEqualTo(SqlCode.NO_SUCH_COLUMN);
        assertThat(fault).hasMessageContaining("property=shoe_size entity=2 found=id,name place=test.conf.json:1:1");
        assertThat(contents()).isEmpty();
        write(
                sink("{'system': 'pg', 'table': 'people', 'blacklist': ['shoe_size']}"),
                false,
                entity("2", "id", new StringValue("2"), "shoe_size", IntegerValue.of(43)));
        assertThat(contents()).containsOnlyKeys("2");
    }

    @Test
    void aValueThatDoesNotFitNamesTheColumnAndTheEntityAndNothingOfTheBatchIsWritten() {
        SERVER.execute(database, "CREATE TABLE numbers (id int PRIMARY KEY, n int)");
        Sink sink = sink("{'system': 'pg', 'table': 'numbers'}");
        Fault fault = failure(
                sink,
                entity("1", "id", IntegerValue.of(1)),
                entity("2", "id", IntegerValue.of(2), "n", new StringValue("many")));
        assertThat(fault.code()).isEqualTo(SqlCode.VALUE_REFUSED);
        assertThat(fault.facts()).containsEntry("column", "n").containsEntry("entity", "2");
        Fault tooGreat = failure(sink, entity("1", "id", IntegerValue.of(1), "n", IntegerValue.of(1L << 40)));
        assertThat(tooGreat.code()).isEqualTo(SqlCode.VALUE_REFUSED);
        assertThat(tooGreat.facts()).containsEntry("entity", "1").containsEntry("table", "numbers");
        assertThat(rows("numbers")).isEmpty();
    }

    @Test
    void aBrokenConstraintAndAMissingKeyHaveTheirCodes() {
        SERVER.execute(database, "CREATE TABLE strict (id text PRIMARY KEY, n int CHECK (n > 0))");
        Sink sink = sink("{'system': 'pg', 'table': 'strict'}");
        assertThat(failure(sink, entity("1", "id", new StringValue("1"), "n", IntegerValue.of(-1)))
                        .code())
                .isEqualTo(SqlCode.CONSTRAINT_VIOLATED);
        assertThat(failure(sink, entity("1", "n", IntegerValue.of(1))).code()).isEqualTo(SqlCode.KEY_MISSING);
        assertThat(failure(sink("{'system': 'pg', 'table': 'nobody'}")).code()).isEqualTo(SqlCode.NO_SUCH_TABLE);
    }

    @Test
    void aTableWithoutAUniqueKeyIsUpdatedByTheConfiguredOne() {
        SERVER.execute(database, "CREATE TABLE loose (id text, name text)");
        Sink sink = sink("{'system': 'pg', 'table': 'loose', 'primary_key': 'id'}");
        write(sink, false, entity("1", "id", new StringValue("1"), "name", new StringValue("a")));
        write(
                sink,
                false,
                entity("1", "id", new StringValue("1"), "name", new StringValue("b")),
                entity("2", "id", new StringValue("2")));
        assertThat(rows("loose")).hasSize(2);
        assertThat(text(rows("loose").getFirst(), "name")).isEqualTo("b");
    }

    @Test
    void aDeletedEntityWithoutPropertiesIsFoundByTheKeyInItsId() {
        SERVER.execute(
                database,
                "CREATE TABLE pairs (a text, b int, id text, PRIMARY KEY (a, b))",
                "INSERT INTO pairs VALUES ('x:y', 1, 'p'), ('x', 2, 'q')");
        Sink sink = sink("{'system': 'pg', 'table': 'pairs'}");
        write(sink, false, Entity.deleted(new EntityId("x\\:y:1"), DictValue.EMPTY));
        assertThat(rows("pairs")).hasSize(1);
    }

    @Test
    void theTableIsMadeByItsDefinitionOnceAndRemadeOnTheFirstRunWhereAskedFor() {
        String definition = """
                'schema_definition': [
                  {'name': 'id', 'source_property': '_id', 'type': 'string', 'max_size': 20, 'primary_key': true},
                  {'name': 'n', 'source_property': 'number', 'type': 'integer', 'min_value': 0, 'max_value': 100, 'index': true},
                  {'name': 'd', 'type': 'decimal', 'precision': 10, 'scale': 2, 'default': 1.25},
                  {'name': 'ts', 'type': 'datetime', 'min_value': '2020-01-01'}, {'name': 'j', 'type': 'json'}]
                """;
        Sink sink = sink("{'system': 'pg', 'table': 'made', 'create_table_if_missing': true, " + definition + "}");
        write(sink, true, entity("1", "number", IntegerValue.of(5)));
        write(sink, false, entity("2", "number", IntegerValue.of(6), "d", DecimalValue.of("3.14")));
        assertThat(rows("made")).hasSize(2);
        assertThat(rows("made").getFirst().get("d")).isEqualTo(DecimalValue.of("1.25"));
        assertThat(text(rows("made").get(1), "n")).isEqualTo("6");
        Sink remaking = sink("{'system': 'pg', 'table': 'made', 'create_table_if_missing': true,"
                + " 'recreate_table_on_first_run': true, " + definition + "}");
        write(remaking, true, entity("3", "number", IntegerValue.of(7)));
        assertThat(rows("made")).hasSize(1);
        Sink emptying =
                sink("{'system': 'pg', 'table': 'made', 'truncate_table_on_first_run': true, " + definition + "}");
        write(emptying, true);
        assertThat(rows("made")).isEmpty();
    }

    @Test
    void theTimeOfWritingGoesToItsColumn() {
        SERVER.execute(database, "CREATE TABLE stamped (id text PRIMARY KEY, \"sesam-timestamp\" timestamptz)");
        write(sink("{'system': 'pg', 'table': 'stamped'}"), false, entity("1", "id", new StringValue("1")));
        assertThat(rows("stamped").getFirst().get("sesam-timestamp"))
                .isEqualTo(DatetimeValue.of(context.clock().now()));
    }

    @Test
    void bulkOperationsAreSaidToHaveNoEffect() {
        sink("{'system': 'pg', 'table': 'people', 'use_bulk_operations': true}");
        assertThat(context.problems()).hasSize(1).noneMatch(Problem::isError);
        assertThat(context.problems().getFirst().code()).isEqualTo(HubCode.CONFIG_WITHOUT_EFFECT);
    }

    @Test
    void everythingWrongWithADefinitionIsReported() {
        assertThat(context.outlet(new SqlSinkType(), """
                        {'system': 'pg', 'table': 't', 'create_table_if_missing': true,
                         'schema_definition': [{'name': 'a', 'type': 'varchar'}, {'nam': 'b', 'type': 'string', 'index': 'yes'}]}
                        """)).isEmpty();
        assertThat(context.problems())
                .extracting(Problem::code)
                .containsExactly(
                        HubCode.CONFIG_WRONG_TYPE,
                        HubCode.CONFIG_UNKNOWN_PROPERTY,
                        HubCode.CONFIG_MISSING_PROPERTY,
                        HubCode.CONFIG_WRONG_TYPE);
        assertThat(context.problems().getFirst().place().pointer()).isEqualTo("/schema_definition/0/type");
    }
}
