package io.perseid.language.function;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.perseid.entity.UriValue;
import io.perseid.entity.Value;
import io.perseid.language.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that knows the library of phone numbers. */
final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /** The names of all formats. */
    static final List<String> FORMATS =
            List.of("e164", "national-e164", "national", "international", "rfc3966", "isocode", "country-code");

    private PhoneNumbers() {}

    /** The number as a URI; Java's null if it is none. */
    static @Nullable Value parse(String text, String region) {
        Phonenumber.PhoneNumber number = read(text, region);
        return number == null || !LIBRARY.isPossibleNumber(number)
                ? null
                : new UriValue(LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.RFC3966));
    }

    /** The number in the format; Java's null if it is none. */
    static @Nullable Value format(String text, String format) {
        Phonenumber.PhoneNumber number = read(text, "ZZ");
        if (number == null) {
            return null;
        }
        return switch (format) {
            case "e164" ->
                Values.of(LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
                        .substring(1));
            case "national-e164" -> Values.of(LIBRARY.getNationalSignificantNumber(number));
            case "national" -> Values.of(LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.NATIONAL));
            case "international" -> Values.of(LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL));
            case "rfc3966" -> Values.of(LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.RFC3966));
            case "isocode" -> region(number);
            case "country-code" -> Values.of(Integer.toString(number.getCountryCode()));
            default -> null;
        };
    }

    private static @Nullable Value region(Phonenumber.PhoneNumber number) {
        String region = LIBRARY.getRegionCodeForNumber(number);
        return region == null ? null : Values.of(region);
    }

    private static Phonenumber.@Nullable PhoneNumber read(String text, String region) {
        try {
            return LIBRARY.parse(text, region);
        } catch (NumberParseException _) {
            return null;
        }
    }
}
