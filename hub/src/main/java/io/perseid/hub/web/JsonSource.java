package io.perseid.hub.web;

import io.perseid.entity.JsonForm;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceTraits;
import java.util.Map;
import java.util.Optional;

/** Entities that another service publishes, pulled with the protocol of JSON pull; or an array of entities in a file. */
final class JsonSource implements Source {
    /**
     * What is asked for.
     *
     * @param pageSize how many entities at a time; empty for all at once
     * @param subset JSON of the subset
     */
    record Asking(
            String url,
            Optional<Integer> pageSize,
            Optional<String> subset,
            Map<String, String> headers,
            JsonForm form) {}

    private final WebSystem system;
    private final Asking asking;
    private final SourceTraits traits;

    JsonSource(WebSystem system, Asking asking, SourceTraits traits) {
        this.system = system;
        this.asking = asking;
        this.traits = traits;
    }

    @Override
    public SourceTraits traits() {
        return traits;
    }

    @Override
    public Reader open(ReadFrom from) {
        var reader = new JsonReader(system, asking, traits.supportsSince() ? from.since() : Optional.empty());
        reader.ask();
        return reader;
    }
}
