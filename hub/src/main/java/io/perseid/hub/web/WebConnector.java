package io.perseid.hub.web;

import io.perseid.hub.Connector;
import java.nio.file.Path;
import java.util.List;

/** Connects services and files: systems {@code url} and {@code rest}, sources and sinks {@code json} and {@code rest}. */
public final class WebConnector {
    private WebConnector() {}

    /**
     * What the assembly adds to its list.
     *
     * @param directory where the configuration is; relative file names start there
     */
    public static Connector of(Path directory) {
        Pause pause = Pause.real();
        return new Connector(
                List.of(new UrlSystemType(directory, pause), new RestSystemType(directory, pause)),
                List.of(new JsonSourceType(), new RestSourceType()),
                List.of(new JsonSinkType(), new RestSinkType()));
    }
}
