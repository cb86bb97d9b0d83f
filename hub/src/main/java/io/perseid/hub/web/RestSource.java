package io.perseid.hub.web;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceTraits;

/** Entities out of the answers of an operation, page by page. */
final class RestSource implements Source {
    private final WebSystem system;
    private final RestOperation operation;
    private final SourceTraits traits;
    private final Value initial;
    private final boolean contentType;

    RestSource(WebSystem system, RestOperation operation, SourceTraits traits, Value initial, boolean contentType) {
        this.system = system;
        this.operation = operation;
        this.traits = traits;
        this.initial = initial;
        this.contentType = contentType;
    }

    @Override
    public SourceTraits traits() {
        return traits;
    }

    @Override
    public Reader open(ReadFrom from) {
        Value since = traits.supportsSince() ? from.since().orElse(initial) : NullValue.NULL;
        var reader = new RestReader(system, operation, since, new RestEntities(system, operation, contentType));
        reader.ask();
        return reader;
    }
}
