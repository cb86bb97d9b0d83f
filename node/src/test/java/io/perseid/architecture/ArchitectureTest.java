package io.perseid.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile("impl|util|utils|common|helper|helpers|core|model|misc|base");
    private static final Pattern SYSTEM_CLOCK = Pattern.compile(
            "java\\.lang\\.System\\.(nanoTime|currentTimeMillis)|java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.system.*");
    private static final int OF_A_PART = 3;

    private static final List<CompiledType> TYPES = House.types();
    private static final PackageGraph GRAPH = PackageGraph.of(TYPES);

    @Test
    void theScanSawTheCode() {
        assertThat(GRAPH.uses())
                .containsKeys("io.perseid.entity", "io.perseid.store", "io.perseid.hub", "io.perseid.node");
    }

    @Test
    void packagesUseEachOtherOneWay() {
        assertThat(GRAPH.tangle()).isEmpty();
    }

    @Test
    void partsUseEachOtherOneWay() {
        assertThat(GRAPH.slices(OF_A_PART).tangle()).isEmpty();
    }

    @Test
    void aPackageNeverUsesItsSubPackages() {
        GRAPH.uses()
                .forEach((name, used) -> assertThat(used).as(name).noneMatch(other -> other.startsWith(name + ".")));
    }

    @Test
    void modulesKnowOnlyWhatStandsBelowThem() {
        House.MAY_USE.forEach((module, below) -> {
            Set<String> reachable = packagesOf(module);
            below.forEach(other -> reachable.addAll(packagesOf(other)));
            Set<String> known = House.typesOf(module).stream()
                    .flatMap(type -> type.uses().stream())
                    .map(CompiledType::packageOf)
                    .filter(name -> name.startsWith("io.perseid"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(reachable).as("packages that %s may use", module).containsAll(known);
        });
    }

    @Test
    void noPackageIsNamedAfterNothing() {
        assertThat(GRAPH.uses().keySet())
                .allSatisfy(name -> assertThat(name.split("\\.")).noneMatch(FORBIDDEN_NAME.asMatchPredicate()));
    }

    @Test
    void everyLibraryHasOneDoor() {
        List<String> wrong = new ArrayList<>();
        GRAPH.uses()
                .forEach((name, used) -> used.stream()
                        .flatMap(other -> Doors.libraryOf(other).stream())
                        .distinct()
                        .filter(library -> !isTestSupport(name) && !Doors.mayUse(name, library))
                        .forEach(library -> wrong.add(name + " uses " + library + " whose door is "
                                + Doors.doorOf(library).orElse("nowhere: see Doors"))));
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyOnePackageAsksTheSystemForTheTime() {
        assertThat(TYPES)
                .filteredOn(type -> !type.packageName().equals("io.perseid.time"))
                .allSatisfy(
                        type -> assertThat(type.calls()).as(type.name()).noneMatch(SYSTEM_CLOCK.asMatchPredicate()));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> described = TYPES.stream()
                .filter(type -> type.name().endsWith(".package-info"))
                .map(CompiledType::packageName)
                .collect(Collectors.toSet());
        assertThat(described).containsAll(GRAPH.uses().keySet());
    }

    @Test
    void whatIsPublicIsUsedByAnotherPackage() {
        Set<String> used = new TreeSet<>();
        for (CompiledType type : TYPES) {
            type.uses().stream()
                    .filter(other -> !CompiledType.packageOf(other).equals(type.packageName()))
                    .forEach(other -> used.add(CompiledType.topLevelOf(other)));
            type.shows().stream()
                    .filter(other -> !other.equals(type.topLevel()))
                    .forEach(other -> used.add(CompiledType.topLevelOf(other)));
        }
        Set<String> unused = TYPES.stream()
                .filter(type -> type.isTopLevel() && type.isPublic() && !isTestSupport(type.packageName()))
                .filter(type -> !type.uses().contains("io.perseid.fault.Code")
                        || !type.name().endsWith("Code"))
                .map(CompiledType::name)
                .filter(name -> !used.contains(name) && !PublicForAReason.ALL.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused)
                .as(
                        "public types that no other package uses: make them package-private, or give a reason in PublicForAReason")
                .isEmpty();
    }

    @Test
    void aReasonToBePublicIsStillNeeded() {
        Set<String> names = TYPES.stream().map(CompiledType::name).collect(Collectors.toSet());
        assertThat(names).containsAll(PublicForAReason.ALL.keySet());
    }

    /** A new arrow shows in the diff of the change that adds it, which is where it should be discussed. */
    @Test
    void thePictureOfThePackagesIsTheReviewedOne() throws IOException {
        Path drawn = Path.of("target/packages.txt");
        Path reviewed = House.ROOT.resolve("docs/packages.txt");
        Files.writeString(drawn, GRAPH.drawing());
        assertThat(drawn)
                .as("if the new arrows are meant: cp node/target/packages.txt docs/packages.txt")
                .hasSameTextualContentAs(reviewed);
    }

    private static Set<String> packagesOf(String module) {
        return House.typesOf(module).stream()
                .map(CompiledType::packageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTestSupport(String packageName) {
        return packageName.equals("io.perseid.testkit") || packageName.startsWith("io.perseid.testkit.");
    }
}
