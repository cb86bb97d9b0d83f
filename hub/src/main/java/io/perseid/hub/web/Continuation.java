package io.perseid.hub.web;

import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SourceTraits;

/** What a configuration says of a source's sequence tokens, where only it can know. */
final class Continuation {
    static final Schema SCHEMA = Schema.of(
            Property.flag("supports_since", false, "Whether the source can be read from a token on."),
            Property.flag("is_since_comparable", true, "Whether its tokens can be compared."),
            Property.flag("is_chronological", false, "Whether its tokens come in rising order."));

    private Continuation() {}

    static SourceTraits traits(Settings settings) {
        boolean since = settings.flag("supports_since");
        boolean chronological = since && settings.flag("is_chronological");
        return new SourceTraits(since, settings.flag("is_since_comparable"), chronological, chronological);
    }
}
