package io.perseid.hub.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceSuite;
import io.perseid.hub.SourceTraits;
import io.perseid.hub.TestContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSourceTest extends SourceSuite {
    private static final PostgresServer SERVER = PostgresServer.shared();

    private final TestContext context = new TestContext();
    private final String database = SERVER.newDatabase();

    @BeforeEach
    void aSystemAndATable() {
        context.system("pg", new PostgresSystemType(), system(database, SERVER.port(), PostgresServer.PASSWORD));
        sql("CREATE TABLE people (id text PRIMARY KEY, name text, updated int)");
    }

    @AfterEach
    void theSystemCloses() {
        context.system("pg").close();
    }

    private static String system(String database, int port, String password) {
        return """
                {'host': '127.0.0.1', 'port': %d, 'database': '%s', 'username': 'postgres', 'password': '%s', 'pool_timeout': 2}
                """.formatted(port, database, password);
    }

    private void sql(String... statements) {
        SERVER.execute(database, statements);
    }

    private Source source(String json) {
        return context.source(new SqlSourceType(), json)
                .orElseThrow(() -> new AssertionError(context.problems().toString()));
    }

    private Fault failure(String json) {
        return catchThrowableOfType(Fault.class, () -> read(source(json), ReadFrom.START));
    }

    @Override
    protected Source source() {
        return source("{'system': 'pg', 'table': 'people', 'updated_column': 'updated', 'fetch_size': 10}");
    }

    @Override
    protected void hold(List<Row> rows) {
        sql("TRUNCATE people");
        sql(rows.stream()
                .map(row -> "INSERT INTO people VALUES ('%s', '%s', %d)".formatted(row.id(), row.name(), row.updated()))
                .toArray(String[]::new));
    }

    @Override
    protected Source unreachable() {
        context.system("gone", new PostgresSystemType(), system(database, 1, "x"));
        return source("{'system': 'gone', 'table': 'people'}");
    }

    @Test
    void everyColumnTypeHasItsValue() {
        sql("CREATE TYPE mood AS ENUM ('sad', 'happy')", """
                CREATE TABLE types (id int PRIMARY KEY, b boolean, i2 smallint, i8 bigint, n numeric, r real, d double precision,
                  t text, c char(4), v varchar(9), by bytea, da date, ts timestamp, tz timestamptz, ti time, u uuid, j json,
                  jb jsonb, ai int[], at text[][], m mood, ip inet, iv interval, empty text)
                """, """
                INSERT INTO types VALUES (7, true, -2, 9223372036854775807, 12345678901234567890.1234, 1.1, 0.1, 'tést', 'ab', 'v',
                  '\\x00ff', '2024-02-29', '2024-02-29 12:34:56.123456', '2024-02-29 12:34:56.123456+02', '23:59:59',
                  '531a379e-31bb-4ce1-8690-158dceb64be6', '{"a": [1, null]}', '{"b": 2.5}', '{1,NULL,3}',
                  '{{"a,b","c \\"q\\" \\\\"},{NULL,"NULL"}}', 'happy', '10.0.0.1', '1 day', NULL)
                """);
        Sourced row = read(source("{'system': 'pg', 'table': 'types'}"), ReadFrom.START)
                .getFirst();
        DictValue found = row.entity().properties();
        assertThat(row.entity().id().value()).isEqualTo("7");
        assertThat(found.get("id")).isEqualTo(IntegerValue.of(7));
        assertThat(found.get("b")).isEqualTo(BooleanValue.TRUE);
        assertThat(found.get("i2")).isEqualTo(IntegerValue.of(-2));
        assertThat(found.get("i8")).isEqualTo(IntegerValue.of(Long.MAX_VALUE));
        assertThat(found.get("n")).isEqualTo(DecimalValue.of("12345678901234567890.1234"));
        assertThat(found.get("r")).isEqualTo(new FloatValue(1.1));
        assertThat(found.get("d")).isEqualTo(new FloatValue(0.1));
        assertThat(found.get("t")).isEqualTo(new StringValue("tést"));
        assertThat(found.get("c")).isEqualTo(new StringValue("ab  "));
        assertThat(found.get("by")).isEqualTo(new BytesValue(new byte[] {0, -1}));
        assertThat(found.get("da")).isEqualTo(new DateValue(LocalDate.of(2024, 2, 29)));
        assertThat(found.get("ts")).isEqualTo(moment("2024-02-29T12:34:56.123456Z"));
        assertThat(found.get("tz")).isEqualTo(moment("2024-02-29T10:34:56.123456Z"));
        assertThat(found.get("ti")).isEqualTo(new StringValue("23:59:59"));
        assertThat(found.get("u")).isEqualTo(new UuidValue(UUID.fromString("531a379e-31bb-4ce1-8690-158dceb64be6")));
        assertThat(found.get("j"))
                .isEqualTo(DictValue.of("a", ListValue.of(List.of(IntegerValue.of(1), NullValue.NULL))));
        assertThat(found.get("jb")).isEqualTo(DictValue.of("b", new FloatValue(2.5)));
        assertThat(found.get("ai"))
                .isEqualTo(ListValue.of(List.of(IntegerValue.of(1), NullValue.NULL, IntegerValue.of(3))));
        assertThat(found.get("at"))
                .isEqualTo(ListValue.of(List.of(
                        ListValue.of(List.of(new StringValue("a,b"), new StringValue("c \"q\" \\"))),
                        ListValue.of(List.of(NullValue.NULL, new StringValue("NULL"))))));
        assertThat(found.get("m")).isEqualTo(new StringValue("happy"));
        assertThat(found.get("ip")).isEqualTo(new StringValue("10.0.0.1"));
        assertThat(found.get("iv")).isEqualTo(new StringValue("1 day"));
        assertThat(found.has("empty")).isFalse();
    }

    @Test
    void datetimesWithoutAZoneAreReadInTheSystemsZone() {
        context.system(
                "oslo",
                new PostgresSystemType(),
                system(database, SERVER.port(), PostgresServer.PASSWORD).replace("}", ", 'timezone': 'Europe/Oslo'}"));
        sql(
                "CREATE TABLE times (id int PRIMARY KEY, ts timestamp)",
                "INSERT INTO times VALUES (1, '2024-07-01 12:00')");
        Source source = source("{'system': 'oslo', 'table': 'times', 'updated_column': 'ts'}");
        Sourced row = read(source, ReadFrom.START).getFirst();
        assertThat(row.entity().properties().get("ts")).isEqualTo(moment("2024-07-01T10:00:00Z"));
        assertThat(row.updated()).isEqualTo(new StringValue("2024-07-01T12:00:00.000000"));
        assertThat(read(source, ReadFrom.after(row.updated()))).hasSize(1);
        context.system("oslo").close();
    }

    @Test
    void rowsOfTheSameMomentAreReadAgainAndEarlierOnesAreNot() {
        sql(
                "CREATE TABLE log (id int PRIMARY KEY, at timestamptz)",
                "INSERT INTO log VALUES (1, '2024-01-01 10:00:00Z'), (2, '2024-01-01 10:00:00.5Z'),"
                        + " (3, '2024-01-01 10:00:00.5Z'), (4, NULL)");
        Source source = source("{'system': 'pg', 'table': 'log', 'updated_column': 'at'}");
        assertThat(source.traits()).isEqualTo(new SourceTraits(true, true, true, true));
        List<Sourced> all = read(source, ReadFrom.START);
        assertThat(ids(all)).containsExactly("4", "1", "2", "3");
        assertThat(all.getFirst().updated()).isEqualTo(NullValue.NULL);
        assertThat(ids(read(source, ReadFrom.after(all.getLast().updated())))).containsExactly("2", "3");
        try (Reader reader = source.open(ReadFrom.START)) {
            reader.nextBatch(10);
            assertThat(reader.next()).contains(all.getLast().updated());
        }
    }

    @Test
    void aQueryReadsAllAndItsUpdatedQueryWhatIsNew() {
        hold(List.of(new Row("a", "Ada", 1), new Row("b", "Bob", 2), new Row("c", "Cy", 3)));
        Source source = source("""
                {'system': 'pg', 'query': ['select id, name as \\"Name\\", updated', 'from people -- :since'], 'primary_key': 'id',
                 'updated_column': 'updated', 'updated_query': 'select *, updated::text from people where updated >= :since'}
                """);
        assertThat(source.traits().chronological()).isFalse();
        assertThat(ids(read(source, ReadFrom.START))).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(read(source, ReadFrom.START).getFirst().entity().properties().has("Name"))
                .isTrue();
        assertThat(ids(read(source, ReadFrom.after(IntegerValue.of(2))))).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void aCompositeKeyIsJoinedWithColonsSoThatNoTwoKeysMeet() {
        sql(
                "CREATE TABLE pairs (a text, b text, PRIMARY KEY (b, a))",
                "INSERT INTO pairs VALUES ('x:y', 'z'), ('x', 'z:y'), ('back\\slash', '')");
        assertThat(ids(read(source("{'system': 'pg', 'table': 'pairs', 'primary_key': ['a', 'b']}"), ReadFrom.START)))
                .containsExactlyInAnyOrder("x\\:y:z", "x:z\\:y", "back\\\\slash:");
        assertThat(ids(read(source("{'system': 'pg', 'table': 'pairs'}"), ReadFrom.START)))
                .contains("z:x\\:y");
    }

    @Test
    void whitelistAndBlacklistChooseThePropertiesAndTheKeyIsReadAnyway() {
        hold(List.of(new Row("a", "Ada", 1)));
        Sourced row = read(
                        source(
                                "{'system': 'pg', 'table': 'people', 'whitelist': ['name', 'updated'], 'blacklist': ['updated']}"),
                        ReadFrom.START)
                .getFirst();
        assertThat(row.entity().id().value()).isEqualTo("a");
        assertThat(row.entity().properties()).isEqualTo(DictValue.of(Map.of("name", new StringValue("Ada"))));
    }

    @Test
    void nullsAreKeptWhereAskedFor() {
        sql("INSERT INTO people VALUES ('a', NULL, 1)");
        Sourced row = read(source("{'system': 'pg', 'table': 'people', 'preserve_null_values': true}"), ReadFrom.START)
                .getFirst();
        assertThat(row.entity().properties().has("name")).isTrue();
    }

    @Test
    void aColumnCalledDeletedMakesADeletion() {
        hold(List.of(new Row("a", "Ada", 1)));
        Source source =
                source("{'system': 'pg', 'query': 'select id, true as _deleted from people', 'primary_key': 'id'}");
        assertThat(read(source, ReadFrom.START).getFirst().entity().isDeleted()).isTrue();
    }

    @Test
    void aWrongColumnIsNamedBesideThoseThereAreAndItsPlace() {
        Fault fault = failure("{'system': 'pg', 'table': 'people', 'updated_column': 'modified'}");
        assertThat(fault.code()).isEqualTo(SqlCode.NO_SUCH_COLUMN);
        assertThat(fault)
                .hasMessageContaining("wanted=modified found=id,name,updated")
                .hasMessageContaining("place=test.conf.json:1:1");
        assertThat(failure("{'system': 'pg', 'query': 'select nope from people', 'primary_key': 'id'}")
                        .code())
                .isEqualTo(SqlCode.NO_SUCH_COLUMN);
    }

    @Test
    void aWrongTableAWrongDatabaseAndAWrongPasswordHaveTheirCodes() {
        assertThat(failure("{'system': 'pg', 'table': 'nobody'}").code()).isEqualTo(SqlCode.NO_SUCH_TABLE);
        context.system("wrong", new PostgresSystemType(), system(database, SERVER.port(), "s3cret-guess"));
        Fault refused = failure("{'system': 'wrong', 'table': 'people'}");
        assertThat(refused.code()).isEqualTo(SqlCode.LOGIN_REFUSED);
        assertThat(refused.getMessage()).doesNotContain("s3cret-guess").contains("system=wrong", "host=127.0.0.1:");
        context.system("other", new PostgresSystemType(), system("nowhere", SERVER.port(), PostgresServer.PASSWORD));
        assertThat(failure("{'system': 'other', 'table': 'people'}").code()).isEqualTo(SqlCode.NO_SUCH_DATABASE);
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereTlsIsRequired() {
        context.system(
                "tls",
                new PostgresSystemType(),
                system(database, SERVER.port(), PostgresServer.PASSWORD).replace("}", ", 'sslmode': 'require'}"));
        assertThat(failure("{'system': 'tls', 'table': 'people'}").code()).isEqualTo(SqlCode.TLS_FAILED);
    }

    @Test
    void aTableWithoutAKeyAndARowWithoutOneAreFaults() {
        sql("CREATE TABLE loose (id int)", "INSERT INTO loose VALUES (1), (NULL)");
        assertThat(failure("{'system': 'pg', 'table': 'loose'}").code()).isEqualTo(SqlCode.NO_PRIMARY_KEY);
        Fault fault = failure("{'system': 'pg', 'table': 'loose', 'primary_key': 'id'}");
        assertThat(fault.code()).isEqualTo(SqlCode.KEY_MISSING);
        assertThat(fault.facts()).containsEntry("row", "2").containsEntry("column", "id");
    }

    @Test
    void aValueThatEntitiesCannotHoldNamesItsColumn() {
        sql("CREATE TABLE odd (id int PRIMARY KEY, d date)", "INSERT INTO odd VALUES (1, 'infinity')");
        Fault fault = failure("{'system': 'pg', 'table': 'odd'}");
        assertThat(fault.code()).isEqualTo(SqlCode.VALUE_UNREADABLE);
        assertThat(fault.facts()).containsEntry("column", "d").containsEntry("type", "date");
        assertThat(read(source("{'system': 'pg', 'table': 'odd', 'blacklist': ['d']}"), ReadFrom.START))
                .hasSize(1);
    }

    @Test
    void aSourceCannotWrite() {
        Fault fault = failure("{'system': 'pg', 'query': 'delete from people returning id', 'primary_key': 'id'}");
        assertThat(fault.code()).isEqualTo(SqlCode.NOT_ALLOWED);
    }

    @Test
    void aLostConnectionIsAFaultAndTheNextReadingWorks() {
        hold(java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> new Row("r" + i, "n", i))
                .toList());
        Source source = source();
        Reader reader = source.open(ReadFrom.START);
        assertThat(reader.nextBatch(5)).hasSize(5);
        SERVER.execute(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        Fault fault = catchThrowableOfType(Fault.class, () -> reader.nextBatch(100));
        assertThat(fault.code()).isEqualTo(SqlCode.UNREACHABLE);
        Throwable whileClosing = catchThrowable(reader::close);
        assertThat(whileClosing == null || whileClosing instanceof Fault).isTrue();
        assertThat(read(source, ReadFrom.START)).hasSize(100);
    }

    private static Value moment(String text) {
        return DatetimeValue.parse(text).orElseThrow();
    }

    private static List<String> ids(List<Sourced> rows) {
        return rows.stream().map(row -> row.entity().id().value()).toList();
    }
}
