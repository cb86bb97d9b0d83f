package io.perseid.hub;

import io.perseid.entity.JsonForm;

/**
 * The property with which an end-point of JSON closes the hole of the compatible form: strings that begin with a tilde are
 * escaped there, docs/formats/json.md.
 */
public final class Tilde {
    private static final String NAME = "escape_tilde";

    /** As it stands in the schema of each such end-point. */
    public static final Property PROPERTY = Property.flag(
            NAME,
            false,
            "Escape strings that begin with `~`, which the other side has to do, too; not in the reference.");

    private Tilde() {}

    /** The form that the end-point's settings ask for. */
    public static JsonForm form(Settings settings) {
        return JsonForm.COMPATIBLE.withEscapeTilde(settings.flag(NAME));
    }
}
