package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVaultTest {
    private static final String SECRET = "correct-horse-battery-staple";
    private static final Secrets SECRETS = Secrets.NONE.with("", Map.of("key", SECRET));

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder, StoreSettings.small(), SettableTime.atNoon());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static SecretCipher cipher(int seed) {
        var key = new byte[SecretCipher.KEY_BYTES];
        key[0] = (byte) seed;
        return SecretCipher.of(key);
    }

    @Test
    void whatIsKeptIsReadWithTheSameKeyAndNotInTheStoreInClear() {
        new SecretVault(store, cipher(1)).write(SECRETS, false);
        assertThat(store.state("hub:secrets").toString()).doesNotContain(SECRET, "key");
        store.sync();
        assertThat(new SecretVault(store, cipher(1)).read()).isEqualTo(SECRETS);
    }

    @Test
    void secretsThatWereInClearAreSealedWhenTheyAreRead() {
        store.putState("hub:secrets", SECRETS.toValue());
        assertThat(new SecretVault(store, cipher(1)).read()).isEqualTo(SECRETS);
        assertThat(store.state("hub:secrets").toString()).doesNotContain(SECRET);
        assertThat(new SecretVault(store, cipher(1)).read()).isEqualTo(SECRETS);
    }

    @Test
    void withAnotherKeyThereAreNoneAndOnlyReplacingAllOfThemGivesThemUp() {
        new SecretVault(store, cipher(1)).write(SECRETS, false);
        var vault = new SecretVault(store, cipher(2));
        assertThat(vault.read()).isEqualTo(Secrets.NONE);
        assertThatThrownBy(() -> vault.write(Secrets.NONE, false))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.SECRETS_UNREADABLE));
        assertThat(new SecretVault(store, cipher(1)).read()).isEqualTo(SECRETS);
        vault.write(Secrets.NONE, true);
        assertThat(new SecretVault(store, cipher(2)).read()).isEqualTo(Secrets.NONE);
    }

    @Test
    void whatWasChangedOnTheDiskIsNotTaken() {
        byte[] sealed = cipher(1).seal(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(cipher(1).open(sealed)).isPresent();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(cipher(1).open(changed)).isEmpty();
        }
        assertThat(cipher(1).open(new byte[3])).isEmpty();
    }

    @Test
    void aSecretIsHiddenAsItIsInAnAddressAndInJson() {
        var mask = new SecretMask();
        mask.hide(Secrets.NONE.with("", Map.of("a", "p\"ss/w rd", "b", "p\"ss/w rd-longer", "short", "abc")));
        assertThat(mask.masked("x p\"ss/w rd y")).isEqualTo("x *** y");
        assertThat(mask.masked("p\"ss/w rd-longer")).isEqualTo("***");
        assertThat(mask.masked("http://h/?t=p%22ss%2Fw+rd&u=p%22ss%2Fw%20rd")).isEqualTo("http://h/?t=***&u=***");
        assertThat(mask.masked("{\"m\":\"p\\\"ss/w rd\"}")).isEqualTo("{\"m\":\"***\"}");
        assertThat(mask.masked("abc")).isEqualTo("abc");
    }

    @Test
    void aKeyOfAnotherLengthIsNone() {
        assertThatThrownBy(() -> SecretCipher.of(new byte[16])).hasMessageContaining("found=16 wanted=32");
    }
}
