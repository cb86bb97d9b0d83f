package io.perseid.store;

import static io.perseid.store.People.BY_TOWN;
import static io.perseid.store.People.gone;
import static io.perseid.store.People.id;
import static io.perseid.store.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.ContentHash;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A check says exactly what is wrong, and a rebuild puts right whatever follows from the log. */
class CheckTest {
    @RegisterExtension
    final TestStore test = new TestStore();

    private Dataset dataset;
    private int number;

    @BeforeEach
    void fill() {
        dataset = test.dataset("people");
        number = dataset.record().number();
        dataset.addIndex(BY_TOWN);
        DatasetWriter writer = dataset.writer("test");
        writer.append(List.of(person("a", "Oslo"), person("b", "Oslo")), Progress.NONE);
        writer.append(List.of(person("a", "Bergen"), gone("b", "Oslo"), person("c")), Progress.NONE);
    }

    private void damage(Consumer<Batch> how) {
        var batch = new Batch();
        how.accept(batch);
        test.engine().write(batch);
    }

    private List<String> findings() {
        return StoreCheck.check(test.store()).findings().stream()
                .map(CheckReport.Finding::toString)
                .toList();
    }

    private byte[] newestKey(String id) {
        return Keys.newest(number, Keys.id(id(id)));
    }

    /** The check finds just this, and the rebuild says which view it was, after which all is well. */
    private void foundAndDerivedAnew(String finding, String view) {
        assertThat(findings()).isNotEmpty().anyMatch(text -> text.contains(finding));
        assertThat(dataset.rebuild()).anyMatch(text -> text.contains(view));
        assertThat(findings()).isEmpty();
        assertThat(dataset.rebuild()).isEmpty();
    }

    @Test
    void aSoundStoreIsSound() {
        assertThat(findings()).isEmpty();
        assertThat(dataset.rebuild()).isEmpty();
    }

    @Test
    void aNewestVersionThatIsMissing() {
        damage(batch -> batch.delete(Space.NEWEST, newestKey("a")));
        foundAndDerivedAnew(
                "people: counts differ what=newest-versions found=2 wanted=3", "view=newest found=2 wanted=3");
    }

    @Test
    void aNewestVersionThatIsNotTheNewest() {
        byte[] key = newestKey("a");
        damage(batch -> batch.put(Space.NEWEST, key, Newest.encode(key, 0, false, new ContentHash(1, 2))));
        foundAndDerivedAnew("newest version of an id isn't so in the log offset=0 id=a", "view=newest");
    }

    @Test
    void anIdThatIsInNoLog() {
        byte[] key = newestKey("zoe");
        damage(batch -> batch.put(Space.NEWEST, key, Newest.encode(key, 77, false, new ContentHash(1, 2))));
        foundAndDerivedAnew(
                "newest version of an id isn't so in the log offset=77 id=zoe", "view=newest found=4 wanted=3");
    }

    @Test
    void aReplacedVersionThatIsNotMarked() {
        damage(batch -> batch.delete(Space.REPLACED, Keys.offset(number, 0)));
        foundAndDerivedAnew("replaced version isn't marked so offset=0 by=2", "view=replaced found=1 wanted=2");
    }

    @Test
    void anIndexThatLacksAnEntry() {
        IdHash key = IndexKey.of(
                new io.perseid.entity.StringValue("Bergen"),
                test.store().parts().hash());
        int index = dataset.allIndexes().getFirst().number();
        damage(batch -> batch.delete(Space.INDEX, Keys.entry(index, key, 2)));
        foundAndDerivedAnew("index lacks an entry index=town offset=2", "view=index-town found=0 wanted=1");
    }

    @Test
    void anIndexEntryThatNamesNothing() {
        int index = dataset.allIndexes().getFirst().number();
        byte[] entry = Keys.entry(index, new IdHash(1, 2), 99);
        damage(batch -> batch.put(Space.INDEX, entry, Frame.ENTRY.of(entry, new byte[0])));
        foundAndDerivedAnew(
                "index entry names no newest version index=town offset=99", "view=index-town found=2 wanted=1");
    }

    @Test
    void aHeadWithWrongCounts() {
        byte[] key = Keys.head(number);
        damage(batch -> batch.put(Space.META, key, new Head(5, 5, 9, 1, 1, 0, 0, false).encode(key)));
        test.reopen();
        dataset = test.dataset("people");
        dataset.addIndex(BY_TOWN);
        foundAndDerivedAnew(
                "counts differ what=existing found=9 wanted=2", "counts were not as they follow from the log");
    }

    @Test
    void aVersionThatIsMissingFromTheLog() {
        damage(batch -> batch.delete(Space.LOG, Keys.offset(number, 2)));
        assertThat(findings())
                .anyMatch(text -> text.contains("newest version of an id isn't so in the log offset=2 id=a"))
                .anyMatch(text -> text.contains("counts differ what=versions found=5 wanted=4"));
        test.leaveUnchecked();
    }

    @Test
    void aVersionUnderAnotherKeyAndAStateThatIsNone() {
        byte[] key = Keys.offset(number, 2);
        byte[] other = test.engine().get(Space.LOG, Keys.offset(number, 3));
        damage(batch -> {
            batch.put(Space.LOG, key, other);
            batch.put(Space.STATE, "pipe".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[] {
                1, 2, 3, 4, 5, 6, 7
            });
        });
        assertThat(findings())
                .anyMatch(text -> text.startsWith("people: value has a wrong checksum kind=V"))
                .anyMatch(text -> text.startsWith("value has a wrong checksum kind=S"));
        test.leaveUnchecked();
    }

    @Test
    void keysThatBelongToNothing() {
        byte[] key = Keys.offset(12_345, 2);
        damage(batch -> batch.put(Space.LOG, key, new byte[10]));
        assertThat(findings()).containsExactly("keys belong to nothing space=LOG number=12345");
        test.leaveUnchecked();
    }
}
