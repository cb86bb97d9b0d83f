package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnyEveryDefaultCanBeUsed() {
        var settings = Settings.of(new GivenSettings());
        assertThat(settings.httpPort()).isEqualTo(9042);
        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.httpIdleTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.httpMaxConfigBytes()).isEqualTo(64 << 20);
        assertThat(settings.dataDirectory()).isAbsolute();
    }

    @Test
    void theCommandLineIsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        var file = file("http.port = 1\nhttp.host = ::1 \n# a remark\n\nlog.level=debug");
        var settings = Settings.of(new GivenSettings()
                .file(file)
                .environment(Map.of("PERSEID_HTTP_PORT", "2", "PERSEID_LOG_LEVEL", "error", "HOME", "/root"))
                .flag("--port", "http.port", "3"));
        assertThat(settings.httpPort()).isEqualTo(3);
        assertThat(settings.httpHost()).isEqualTo("::1");
        assertThat(settings.logLevel()).isEqualTo("error");
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsPlace() throws IOException {
        var file = file("http.prot = 1\nhttp.port = high\nnot a setting\nlog.level = debug\nlog.level = loud\n");
        var given = new GivenSettings()
                .file(file)
                .environment(Map.of("PERSEID_HTTP_IDLE_TIMEOUTS", "5s", "PERSEID_HTTP_STOP_TIMEOUT", "soon"))
                .flag("--set", "http.max_config_bytes", "many");
        assertThatThrownBy(() -> Settings.of(given)).isInstanceOfSatisfying(ProblemsFault.class, fault -> {
            assertThat(fault.problems().stream().map(Problem::toString))
                    .anyMatch(p -> p.startsWith(file + ":1:1")
                            && p.contains("setting-unknown")
                            && p.contains("did you mean http.port?"))
                    .anyMatch(p -> p.startsWith(file + ":2:1") && p.contains("found=high wanted=a whole number"))
                    .anyMatch(p -> p.startsWith(file + ":3:1") && p.contains("name = value"))
                    .anyMatch(p -> p.startsWith(file + ":5:1") && p.contains("set already in line 4"))
                    .anyMatch(p -> p.startsWith(file + ":5:1") && p.contains("found=loud wanted=debug or info"))
                    .anyMatch(p -> p.contains("did you mean PERSEID_HTTP_IDLE_TIMEOUT?"))
                    .anyMatch(p -> p.contains("PERSEID_HTTP_STOP_TIMEOUT") && p.contains("found=soon"))
                    .anyMatch(p -> p.contains("command line --set") && p.contains("found=many"))
                    .hasSize(8);
        });
    }

    @Test
    void theVariablesOfTheLauncherAreNotSettings() {
        var given = new GivenSettings().environment(Map.of("PERSEID_JAVA", "/usr", "PERSEID_URL", "http://x"));
        assertThat(Settings.of(given).httpPort()).isEqualTo(9042);
    }

    @Test
    void aFileThatIsNotThereOrNotTextIsNamed() throws IOException {
        var missing = folder.resolve("none.conf");
        assertThatThrownBy(() -> new GivenSettings().file(missing))
                .hasMessageContaining("file=" + missing)
                .hasMessageContaining("NoSuchFile");
        var binary = folder.resolve("b.conf");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> new GivenSettings().file(binary)).hasMessageContaining("not UTF-8");
    }

    @Test
    void sizesAndTimesAreRead() throws IOException {
        var settings = Settings.of(new GivenSettings()
                .file(file("http.max_config_bytes = 2 GB\nhttp.idle_timeout = 250ms\nhttp.stop_timeout = 2m\n")));
        assertThat(settings.httpMaxConfigBytes()).isEqualTo(2L << 30);
        assertThat(settings.httpIdleTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.httpStopTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void eachSettingIsAComponentAndEachComponentASetting() {
        var components = Arrays.stream(Settings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(Settings.ALL.stream().map(setting -> camelCase(setting.name())))
                .containsExactlyElementsOf(components);
    }

    @Test
    void theTableInTheDocumentationIsThis() throws IOException {
        String page = Files.readString(Path.of("../docs/settings.md"));
        assertThat(Settings.ALL.stream().map(SettingsTest::row))
                .allSatisfy(row -> assertThat(page).contains(row));
        assertThat(page.lines().filter(line -> line.startsWith("| `")).count()).isEqualTo(Settings.ALL.size());
    }

    static String row(Setting<?> setting) {
        return "| `%s` | `%s` | %s | %s |"
                .formatted(setting.name(), setting.standard(), setting.unit(), setting.meaning())
                .replace("`` ", "(empty) ");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("perseid.conf"), text);
    }

    private static String camelCase(String name) {
        var words = List.of(name.split("[._]"));
        var text = new StringBuilder(words.getFirst());
        words.subList(1, words.size())
                .forEach(word -> text.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1)));
        return text.toString();
    }
}
