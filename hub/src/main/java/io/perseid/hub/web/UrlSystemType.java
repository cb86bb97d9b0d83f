package io.perseid.hub.web;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SystemType;
import java.nio.file.Path;
import java.util.Optional;

/** The system {@code url}. */
final class UrlSystemType implements SystemType {
    private final Path directory;
    private final Pause pause;

    UrlSystemType(Path directory, Pause pause) {
        this.directory = directory;
        this.pause = pause;
    }

    @Override
    public String type() {
        return "url";
    }

    @Override
    public Schema schema() {
        return WebSettings.SCHEMA;
    }

    @Override
    public Optional<WebSystem> build(Settings settings, BuildContext context) {
        return WebSettings.read(settings, context, directory, pause)
                .map(parts -> new WebSystem(type(), parts, RestOperations.NONE));
    }
}
