package io.perseid.hub.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.Item;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import io.perseid.hub.SinkSuite;
import io.perseid.hub.Source;
import io.perseid.hub.SourceSuite;
import io.perseid.hub.TestContext;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs where there is a MariaDB for the machine: 64-bit Linux, unless the profile {@code mariadb} is switched off. */
@EnabledIf(value = "io.perseid.hub.sql.MariadbServer#isThere", disabledReason = "no MariaDB for this machine")
class MariadbTest {
    private final TestContext context = new TestContext();
    private final String database = MariadbServer.shared().newDatabase();

    @BeforeEach
    void aSystemAndATable() {
        context.system(
                "db", new MysqlSystemType(), system(MariadbServer.shared().port(), MariadbServer.PASSWORD));
        sql("CREATE TABLE people (id varchar(20) PRIMARY KEY, name text, updated int)");
    }

    @AfterEach
    void theSystemCloses() {
        context.system("db").close();
    }

    private String system(int port, String password) {
        return "{'host': '127.0.0.1', 'port': %d, 'database': '%s', 'username': '%s', 'password': '%s', 'pool_timeout': 2}"
                .formatted(port, database, MariadbServer.USER, password);
    }

    private void sql(String... statements) {
        MariadbServer.shared().execute(database, statements);
    }

    private Source source(String json) {
        return context.source(new SqlSourceType(), json).orElseThrow();
    }

    private Sink sink(String json) {
        return (Sink) context.outlet(new SqlSinkType(), json).orElseThrow();
    }

    private static Value moment(String text) {
        return DatetimeValue.parse(text).orElseThrow();
    }

    @Nested
    class AsASource extends SourceSuite {
        @Override
        protected Source source() {
            return MariadbTest.this.source(
                    "{'system': 'db', 'table': 'people', 'updated_column': 'updated', 'fetch_size': 10}");
        }

        @Override
        protected void hold(List<Row> rows) {
            sql("DELETE FROM people");
            sql(rows.stream()
                    .map(row ->
                            "INSERT INTO people VALUES ('%s', '%s', %d)".formatted(row.id(), row.name(), row.updated()))
                    .toArray(String[]::new));
        }

        @Override
        protected Source unreachable() {
            context.system("gone", new MysqlSystemType(), system(1, "x"));
            return MariadbTest.this.source("{'system': 'gone', 'table': 'people'}");
        }

        @Test
        void everyColumnTypeHasItsValue() {
            sql("""
                    CREATE TABLE types (id int PRIMARY KEY, b boolean, i tinyint, u bigint unsigned, n decimal(20,4), f float, d double,
                      t text, c char(4), by_ varbinary(9), da date, dt datetime(6), ts timestamp(6) NULL, ti time, y year, j json,
                      e enum('a','b'), uu uuid, empty text)
                    """, """
                    INSERT INTO types VALUES (7, true, -2, 18446744073709551615, 1234567890123456.1234, 1.1, 0.1, 'tést', 'ab',
                      x'00ff', '2024-02-29', '2024-02-29 12:34:56.123456', '2024-02-29 12:34:56.5', '23:59:59', 2024, '{"a": [1]}',
                      'b', '531a379e-31bb-4ce1-8690-158dceb64be6', NULL)
                    """);
            DictValue found = read(MariadbTest.this.source("{'system': 'db', 'table': 'types'}"), ReadFrom.START)
                    .getFirst()
                    .entity()
                    .properties();
            assertThat(found.get("b")).isEqualTo(BooleanValue.TRUE);
            assertThat(found.get("i")).isEqualTo(IntegerValue.of(-2));
            assertThat(found.get("u")).isEqualTo(IntegerValue.of(new BigInteger("18446744073709551615")));
            assertThat(found.get("n")).isEqualTo(DecimalValue.of("1234567890123456.1234"));
            assertThat(found.get("f")).isEqualTo(new FloatValue(1.1));
            assertThat(found.get("d")).isEqualTo(new FloatValue(0.1));
            assertThat(found.get("t")).isEqualTo(new StringValue("tést"));
            assertThat(found.get("c")).isEqualTo(new StringValue("ab"));
            assertThat(found.get("by_")).isEqualTo(new BytesValue(new byte[] {0, -1}));
            assertThat(found.get("da")).isEqualTo(new DateValue(LocalDate.of(2024, 2, 29)));
            assertThat(found.get("dt")).isEqualTo(moment("2024-02-29T12:34:56.123456Z"));
            assertThat(found.get("ti")).isEqualTo(new StringValue("23:59:59"));
            assertThat(found.get("y")).isEqualTo(IntegerValue.of(2024));
            assertThat(found.get("e")).isEqualTo(new StringValue("b"));
            assertThat(found.get("uu"))
                    .isEqualTo(new UuidValue(UUID.fromString("531a379e-31bb-4ce1-8690-158dceb64be6")));
            assertThat(found.get("ts")).isInstanceOf(DatetimeValue.class);
            assertThat(found.get("j"))
                    .isEqualTo(DictValue.of("a", io.perseid.entity.ListValue.of(List.of(IntegerValue.of(1)))));
            assertThat(found.has("empty")).isFalse();
        }

        @Test
        void rowsOfTheSameMomentAreReadAgain() {
            sql(
                    "CREATE TABLE log (id int PRIMARY KEY, at datetime(3))",
                    "INSERT INTO log VALUES (1, '2024-01-01 10:00:00'), (2, '2024-01-01 10:00:00.5'), (3, '2024-01-01 10:00:00.5')");
            Source source = MariadbTest.this.source("{'system': 'db', 'table': 'log', 'updated_column': 'at'}");
            List<Sourced> all = read(source, ReadFrom.START);
            assertThat(read(source, ReadFrom.after(all.getLast().updated()))).hasSize(2);
        }

        @Test
        void mistakesHaveTheirCodes() {
            assertThat(failure("{'system': 'db', 'table': 'nobody'}").code()).isEqualTo(SqlCode.NO_SUCH_TABLE);
            assertThat(failure("{'system': 'db', 'query': 'select nope from people', 'primary_key': 'id'}")
                            .code())
                    .isEqualTo(SqlCode.NO_SUCH_COLUMN);
            assertThat(failure("{'system': 'db', 'query': 'delete from people returning id', 'primary_key': 'id'}")
                            .code())
                    .isEqualTo(SqlCode.NOT_ALLOWED);
            context.system(
                    "wrong",
                    new MysqlSystemType(),
                    system(MariadbServer.shared().port(), "s3cret-guess"));
            Fault refused = failure("{'system': 'wrong', 'table': 'people'}");
            assertThat(refused.code()).isEqualTo(SqlCode.LOGIN_REFUSED);
            assertThat(refused.getMessage()).doesNotContain("s3cret-guess");
        }

        private Fault failure(String json) {
            return catchThrowableOfType(Fault.class, () -> read(MariadbTest.this.source(json), ReadFrom.START));
        }
    }

    @Nested
    class AsASink extends SinkSuite {
        @Override
        protected Sink sink() {
            return MariadbTest.this.sink("{'system': 'db', 'table': 'people'}");
        }

        @Override
        protected Sink unreachable() {
            context.system("gone", new MysqlSystemType(), system(1, "x"));
            return MariadbTest.this.sink("{'system': 'gone', 'table': 'people'}");
        }

        @Override
        protected Map<String, String> contents() {
            return names("people");
        }

        private Map<String, String> names(String table) {
            var names = new TreeMap<String, String>();
            try (Reader reader =
                    source("{'system': 'db', 'table': '" + table + "'}").open(ReadFrom.START)) {
                reader.nextBatch(10_000)
                        .forEach(row -> names.put(
                                row.entity().id().value(),
                                ((StringValue) row.entity().properties().get("name")).value()));
            }
            return names;
        }

        private void write(Sink sink, boolean first, Map<String, Value> properties) {
            try (SinkRun run = sink.begin(new RunStart("pipe", RunKind.FULL, first))) {
                run.write(List.of(Item.of(Entity.of(new EntityId("x"), DictValue.of(properties)))));
                run.finish();
            }
        }

        @Test
        void aSecondUniqueKeyNeverMakesAnotherRowChange() {
            sql(
                    "CREATE TABLE two (id varchar(9) PRIMARY KEY, name varchar(9) UNIQUE)",
                    "INSERT INTO two VALUES ('a', 'Ada')");
            Sink sink = MariadbTest.this.sink("{'system': 'db', 'table': 'two'}");
            Fault fault = catchThrowableOfType(
                    Fault.class,
                    () -> write(sink, false, Map.of("id", new StringValue("b"), "name", new StringValue("Ada"))));
            assertThat(fault.code()).isEqualTo(SqlCode.CONSTRAINT_VIOLATED);
            assertThat(names("two")).isEqualTo(Map.of("a", "Ada"));
        }

        @Test
        void theTableIsMadeByItsDefinition() {
            Sink sink = MariadbTest.this.sink("""
                    {'system': 'db', 'table': 'made', 'create_table_if_missing': true, 'schema_definition': [
                      {'name': 'id', 'type': 'string', 'primary_key': true}, {'name': 'name', 'type': 'string', 'index': true},
                      {'name': 'n', 'type': 'integer'}, {'name': 't', 'type': 'datetime'}, {'name': 'b', 'type': 'binary'},
                      {'name': 'd', 'type': 'decimal', 'precision': 8, 'scale': 2}, {'name': 'j', 'type': 'json'}]}
                    """);
            write(
                    sink,
                    true,
                    Map.of(
                            "id",
                            new StringValue("a"),
                            "name",
                            new StringValue("Ada"),
                            "t",
                            moment("2024-01-01T00:00:00Z"),
                            "j",
                            DictValue.of("k", IntegerValue.of(1)),
                            "d",
                            DecimalValue.of("1.25")));
            assertThat(names("made")).isEqualTo(Map.of("a", "Ada"));
        }
    }
}
