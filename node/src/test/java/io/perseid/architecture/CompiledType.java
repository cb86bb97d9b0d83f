package io.perseid.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What one class file says of itself, read with nothing but the JDK.
 *
 * @param name {@code io.perseid.store.Dataset}, or {@code io.perseid.store.Dataset$Row} for a type inside another
 * @param uses every type it names, itself left out
 * @param calls every method it calls, as {@code java.time.Instant.now}
 */
record CompiledType(String name, boolean isPublic, Set<String> uses, Set<String> calls, ClassModel model) {
    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");

    static CompiledType read(Path file) {
        try {
            return of(ClassFile.of().parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private static CompiledType of(ClassModel model) {
        Set<String> uses = new TreeSet<>();
        Set<String> calls = new TreeSet<>();
        for (var entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> uses.add(dotted(type.asInternalName().replaceAll("^\\[+L?|;$", "")));
                case MemberRefEntry member ->
                    calls.add(dotted(member.owner().asInternalName()) + "."
                            + member.name().stringValue());
                case Utf8Entry text -> addTypes(text.stringValue(), uses);
                default -> {}
            }
        }
        String name = dotted(model.thisClass().asInternalName());
        uses.remove(name);
        uses.removeIf(type -> !type.contains("."));
        return new CompiledType(name, model.flags().has(AccessFlag.PUBLIC), uses, calls, model);
    }

    /** The types that stand in its public methods and fields: who uses it holds one of them, though he need not name it. */
    Set<String> shows() {
        Set<String> shown = new TreeSet<>();
        if (isPublic) {
            model.methods().stream()
                    .filter(method -> method.flags().has(AccessFlag.PUBLIC))
                    .forEach(method -> addTypes(method.methodType().stringValue(), shown));
            model.fields().stream()
                    .filter(field -> field.flags().has(AccessFlag.PUBLIC))
                    .forEach(field -> addTypes(field.fieldType().stringValue(), shown));
            model.interfaces().forEach(type -> shown.add(dotted(type.asInternalName())));
        }
        return shown;
    }

    String packageName() {
        return packageOf(name);
    }

    /** True for a type that is not inside another, nor a description of its package. */
    boolean isTopLevel() {
        return !name.contains("$") && !name.endsWith(".package-info");
    }

    /** The top-level type it belongs to. */
    String topLevel() {
        return topLevelOf(name);
    }

    /** The file it was compiled from, {@code Dataset.java}. */
    String sourceFile() {
        return model.findAttribute(java.lang.classfile.Attributes.sourceFile())
                .map(SourceFileAttribute::sourceFile)
                .map(Utf8Entry::stringValue)
                .orElse("?");
    }

    private static void addTypes(String descriptor, Set<String> types) {
        TYPE_IN_DESCRIPTOR.matcher(descriptor).results().forEach(type -> types.add(dotted(type.group(1))));
    }

    static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    static String topLevelOf(String type) {
        int inner = type.indexOf('$');
        return inner < 0 ? type : type.substring(0, inner);
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
