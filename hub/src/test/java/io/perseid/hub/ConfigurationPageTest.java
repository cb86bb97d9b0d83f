package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.hub.csv.CsvConnector;
import io.perseid.hub.sql.SqlConnector;
import io.perseid.hub.web.WebConnector;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page of the configuration is made from the schemas that check it. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    @TempDir
    Path folder;

    @Test
    void thePageListsEveryPropertyWithItsFormAndDefault() throws IOException {
        String wanted = page();
        Path made = Path.of("target/configuration.md");
        Files.createDirectories(made.toAbsolutePath().getParent());
        Files.writeString(made, wanted);
        String held = Files.readString(PAGE);
        assertThat(held.substring(held.indexOf("## Pipes")))
                .as("docs/configuration.md from '## Pipes' on; hub/target/configuration.md is what it must be")
                .isEqualTo(wanted);
    }

    private String page() {
        var page = new StringBuilder();
        section(page, "## Pipes", Schemas.PIPE);
        section(page, "### `namespaces`", Schemas.NAMESPACES);
        section(page, "### `compaction`", CompactionSettings.SCHEMA);
        section(page, "## Pumps", Schemas.PUMP);
        page.append("## Sources\n\nEvery source has these, and those of its type.\n\n");
        table(page, Schemas.SOURCE);
        connectors()
                .forEach(connector -> connector
                        .sources()
                        .forEach(type -> section(page, "### Source `" + type.type() + "`", type.schema())));
        section(page, "## Transform `dtl`", Schemas.DTL);
        section(page, "## Transform `emit_children`", Schemas.PLAIN_TRANSFORM);
        page.append("## Sinks\n\nEvery sink has these, and those of its type.\n\n");
        table(page, Schemas.SINK);
        connectors()
                .forEach(connector -> connector
                        .sinks()
                        .forEach(type -> section(page, "### Sink `" + type.type() + "`", type.schema())));
        page.append("## Systems\n\nEvery system has these, and those of its type.\n\n");
        table(page, Schemas.SYSTEM);
        connectors()
                .forEach(connector -> connector
                        .systems()
                        .forEach(type -> section(page, "### System `system:" + type.type() + "`", type.schema())));
        section(page, "## Metadata", Schemas.METADATA);
        section(page, "### `global_defaults`", Schemas.GLOBAL_DEFAULTS);
        section(page, "### `task_manager`", Schemas.TASK_MANAGER);
        return page.toString();
    }

    private List<Connector> connectors() {
        try (var store = Store.open(folder.resolve("store"), StoreSettings.small(), SettableTime.atNoon())) {
            return List.of(
                    BuiltIn.connector(store, new Dtl(Functions.standard())),
                    CsvConnector.connector(),
                    WebConnector.of(folder),
                    SqlConnector.of(folder));
        }
    }

    private static void section(StringBuilder page, String title, Schema schema) {
        page.append(title).append("\n\n");
        if (schema.properties().isEmpty()) {
            page.append("No properties of its own.\n\n");
        } else {
            table(page, schema);
        }
    }

    private static void table(StringBuilder page, Schema schema) {
        page.append("| property | form | default | meaning |\n|---|---|---|---|\n");
        for (Property property : schema.properties()) {
            page.append("| `").append(property.name()).append('`');
            page.append(property.required() ? " **required**" : "");
            page.append(" | ").append(property.form().wanted()).append(" | ");
            property.standard()
                    .ifPresent(value -> page.append('`')
                            .append(Json.write(value, JsonForm.COMPATIBLE))
                            .append('`'));
            page.append(" | ")
                    .append(property.works() ? "" : "*No effect yet.* ")
                    .append(property.meaning())
                    .append(" |\n");
        }
        page.append('\n');
    }
}
