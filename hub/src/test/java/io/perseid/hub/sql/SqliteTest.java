package io.perseid.hub.sql;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkSuite;
import io.perseid.hub.Source;
import io.perseid.hub.SourceSuite;
import io.perseid.hub.TestContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {
    private final TestContext context = new TestContext();

    @TempDir
    Path directory;

    @BeforeEach
    void aFileWithATable() {
        sql("CREATE TABLE people (id text PRIMARY KEY, name text, updated int)");
        system("db", "{'database': 'x.db', 'pool_timeout': 2}");
    }

    @AfterEach
    void theSystemCloses() {
        context.system("db").close();
    }

    private void system(String id, String json) {
        context.system(id, new SqliteSystemType(directory), json);
    }

    private void sql(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("x.db"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Source source(String json) {
        return context.source(new SqlSourceType(), json).orElseThrow();
    }

    private Sink sink(String json) {
        return (Sink) context.outlet(new SqlSinkType(), json).orElseThrow();
    }

    @Nested
    class AsASource extends SourceSuite {
        @Override
        protected Source source() {
            return SqliteTest.this.source("{'system': 'db', 'table': 'people', 'updated_column': 'updated'}");
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
            system("gone", "{'database': 'gone.db'}");
            return SqliteTest.this.source("{'system': 'gone', 'table': 'people'}");
        }

        @Test
        void valuesAreReadAsTheirStorageAndTheirColumnSay() {
            sql(
                    "CREATE TABLE types (id INTEGER PRIMARY KEY, b BOOLEAN, r REAL, n DECIMAL(10,2), t TEXT, bl BLOB, d DATE, dt DATETIME, j JSON, x)",
                    "INSERT INTO types VALUES (1, 1, 1.5, 12.25, 'tést', x'00ff', '2024-02-29', '2024-02-29 12:34:56.5', '[1]', 'any')",
                    "INSERT INTO types VALUES (2, 7, 'text', 3, 4, 'text', 'soon', 1700000000, '{oops', 2.5)");
            List<Sourced> rows = read(SqliteTest.this.source("{'system': 'db', 'table': 'types'}"), ReadFrom.START);
            DictValue typed = rows.get(0).entity().properties();
            assertThat(typed.get("b")).isEqualTo(BooleanValue.TRUE);
            assertThat(typed.get("r")).isEqualTo(new FloatValue(1.5));
            assertThat(typed.get("n")).isEqualTo(DecimalValue.of("12.25"));
            assertThat(typed.get("bl")).isEqualTo(new BytesValue(new byte[] {0, -1}));
            assertThat(typed.get("d")).isEqualTo(new DateValue(LocalDate.of(2024, 2, 29)));
            assertThat(typed.get("dt"))
                    .isEqualTo(DatetimeValue.parse("2024-02-29T12:34:56.5Z").orElseThrow());
            assertThat(typed.get("j")).isEqualTo(ListValue.of(List.of(IntegerValue.of(1))));
            DictValue odd = rows.get(1).entity().properties();
            assertThat(odd.get("b")).isEqualTo(IntegerValue.of(7));
            assertThat(odd.get("r")).isEqualTo(new StringValue("text"));
            assertThat(odd.get("d")).isEqualTo(new StringValue("soon"));
            assertThat(odd.get("dt")).isEqualTo(IntegerValue.of(1_700_000_000));
            assertThat(odd.get("j")).isEqualTo(new StringValue("{oops"));
        }

        @Test
        void aWrongTableAndAWrongColumnHaveTheirCodes() {
            assertThat(failure("{'system': 'db', 'table': 'nobody'}").code()).isEqualTo(SqlCode.NO_SUCH_TABLE);
            assertThat(failure("{'system': 'db', 'table': 'people', 'whitelist': ['nope']}")
                            .code())
                    .isEqualTo(SqlCode.NO_SUCH_COLUMN);
            assertThat(failure("{'system': 'db', 'query': 'select nope from people', 'primary_key': 'id'}")
                            .code())
                    .isEqualTo(SqlCode.NO_SUCH_COLUMN);
        }

        @Test
        void aSourceCannotWrite() {
            Fault fault = failure("{'system': 'db', 'query': 'delete from people returning id', 'primary_key': 'id'}");
            assertThat(fault.code()).isEqualTo(SqlCode.NOT_ALLOWED);
        }

        private Fault failure(String json) {
            return catchThrowableOfType(Fault.class, () -> read(SqliteTest.this.source(json), ReadFrom.START));
        }
    }

    @Nested
    class AsASink extends SinkSuite {
        @Override
        protected Sink sink() {
            return SqliteTest.this.sink("{'system': 'db', 'table': 'people'}");
        }

        @Override
        protected Sink unreachable() {
            system("gone", "{'database': 'gone.db'}");
            return SqliteTest.this.sink("{'system': 'gone', 'table': 'people'}");
        }

        @Override
        protected Map<String, String> contents() {
            var names = new TreeMap<String, String>();
            try (Reader reader = source("{'system': 'db', 'table': 'people'}").open(ReadFrom.START)) {
                reader.nextBatch(10_000)
                        .forEach(row -> names.put(
                                row.entity().id().value(),
                                ((StringValue) row.entity().properties().get("name")).value()));
            }
            return names;
        }
    }
}
