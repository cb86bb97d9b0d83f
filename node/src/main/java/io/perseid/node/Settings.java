package io.perseid.node;

import io.perseid.api.ReceivingLimits;
import io.perseid.http.HttpServerSettings;
import io.perseid.store.CommitSettings;
import io.perseid.store.EncryptionKey;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.BackupPlan;
import io.perseid.store.backup.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything a user may set, understood and checked. One component for each entry of {@link #ALL}. */
public record Settings(
        Path dataDirectory,
        Path configDirectory,
        String configProfile,
        String secretsKeyFile,
        String httpHost,
        int httpPort,
        boolean httpAllowRemote,
        String httpToken,
        Duration httpIdleTimeout,
        Duration httpStopTimeout,
        int httpMaxConnections,
        int httpMaxHeaderBytes,
        int httpMaxReceiving,
        long httpReceivingMemory,
        long httpMaxConfigBytes,
        long storeBlockCache,
        long storeWriteBuffers,
        long storeLatestCache,
        int storeMaxReaders,
        int storeCommitBatch,
        Duration storeCommitDelay,
        Duration storeSyncEvery,
        String backupDirectory,
        Duration backupEvery,
        Retention backupKeep,
        String backupVault,
        String backupVaultKey,
        Retention backupVaultKeep,
        int backupVaultTrashDays,
        String encryptionKey,
        String logLevel,
        String logFormat,
        int logLinesKept) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    static final Setting<Path> DATA_DIRECTORY = Setting.directory(
            "data.directory",
            "data",
            "Where the datasets and the node's own state are kept. One node uses it at a time.");
    static final Setting<Path> CONFIG_DIRECTORY = Setting.directory(
            "config.directory",
            "config",
            "Where pipes/*.conf.json, systems/*.conf.json and node-metadata.conf.json are read from at the start.");
    static final Setting<String> CONFIG_PROFILE = Setting.text(
            "config.profile",
            "test",
            "Environment variables are read from <profile>-env.json beside the configuration.");
    static final Setting<String> SECRETS_KEY_FILE = Setting.text(
            "secrets.key_file",
            "",
            "Holds the key that seals secrets: 32 bytes as Base64. When empty, secrets.key in the data directory, made at the first start.");
    static final Setting<String> HTTP_HOST =
            Setting.text("http.host", "127.0.0.1", "Name or address of this machine to listen on.");
    static final Setting<Integer> HTTP_PORT =
            Setting.number("http.port", "TCP port", 0, 65_535, 9042, "Port to listen on; 0 takes a free one.");
    static final Setting<Boolean> HTTP_ALLOW_REMOTE = Setting.flag(
            "http.allow_remote",
            false,
            "Must be true for an address that other machines can reach; set http.token then.");
    static final Setting<String> HTTP_TOKEN = Setting.text(
            "http.token", "", "What callers must send as `Authorization: Bearer …`; when empty, none is asked for.");
    static final Setting<Duration> HTTP_IDLE_TIMEOUT =
            Setting.duration("http.idle_timeout", "30s", "A connection that moves no byte for so long is cut.");
    static final Setting<Duration> HTTP_STOP_TIMEOUT = Setting.duration(
            "http.stop_timeout", "10s", "How long requests under way may take to end when the node stops.");
    static final Setting<Integer> HTTP_MAX_CONNECTIONS = Setting.number(
            "http.max_connections", "connections", 1, 100_000, 1000, "Open at one time; more wait to be accepted.");
    static final Setting<Integer> HTTP_MAX_HEADER_BYTES = Setting.number(
            "http.max_header_bytes", "bytes", 1024, 1 << 20, 16 * 1024, "Of one request's line and headers.");
    static final Setting<Integer> HTTP_MAX_RECEIVING = Setting.number(
            "http.max_receiving", "requests", 1, 10_000, 64, "Posts to receivers at one time; more are answered 429.");
    static final Setting<Long> HTTP_RECEIVING_MEMORY = Setting.memory(
            "http.receiving_memory",
            "25%",
            "Of posts' bodies in memory at one time; more wait and then get 503. A byte of a body takes two to three of the heap.");
    static final Setting<Long> HTTP_MAX_CONFIG_BYTES =
            Setting.size("http.max_config_bytes", "64MB", "Of an uploaded configuration, which is held in memory.");
    static final Setting<Long> STORE_BLOCK_CACHE = Setting.sizeOfAtLeast1MB(
            "store.block_cache", "96MB", "What is kept in memory of the blocks read from disk.");
    static final Setting<Long> STORE_WRITE_BUFFERS = Setting.sizeOfAtLeast1MB(
            "store.write_buffers",
            "256MB",
            "What may wait in memory to be written as tables; from a half on it is written, and when all is used writers wait.");
    static final Setting<Long> STORE_LATEST_CACHE = Setting.size(
            "store.latest_cache",
            "128MB",
            "What is kept in memory of which version of an id is the newest; 40 bytes an id.");
    static final Setting<Integer> STORE_MAX_READERS = Setting.number(
            "store.max_readers", "readers", 1, 100_000, 1024, "Of datasets, open at one time; more are answered 503.");
    static final Setting<Integer> STORE_COMMIT_BATCH = Setting.number(
            "store.commit_batch",
            "requests",
            1,
            10_000,
            32,
            "As soon as so many wait for the disk to be synced, it is, once for all of them.");
    static final Setting<Duration> STORE_COMMIT_DELAY = Setting.durationOrOff(
            "store.commit_delay",
            "off",
            "How long the first of them waits for others; when off, the disk is synced at once.");
    static final Setting<Duration> STORE_SYNC_EVERY = Setting.durationOrOff(
            "store.sync_every",
            "1s",
            "What pipes write is synced after so long at the latest; when off, only when somebody waits for it.");
    static final Setting<String> BACKUP_DIRECTORY = Setting.text(
            "backup.directory",
            "",
            "Where backups are kept; when empty, beside the data directory as <name>-backups. On the same disk a backup costs little.");
    static final Setting<Duration> BACKUP_EVERY =
            Setting.durationOrOff("backup.every", "24h", "How often a backup is taken and proved.");
    static final Setting<Retention> BACKUP_KEEP = Setting.retention(
            "backup.keep", Retention.LOCAL, "Which backups are kept; days, weeks and months are those of UTC.");
    static final Setting<String> BACKUP_VAULT = Setting.text(
            "backup.vault",
            "",
            "Where each backup is copied to, encrypted: a directory, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME; when empty, nowhere.");
    static final Setting<String> BACKUP_VAULT_KEY = Setting.text(
            "backup.vault_key", "", "The vault's key: file:PATH, env:NAME or command:LINE that prints it.");
    static final Setting<Retention> BACKUP_VAULT_KEEP = Setting.retention(
            "backup.vault_keep", Retention.OFF_SITE, "Which backups the vault keeps; the others go into its trash.");
    static final Setting<Integer> BACKUP_VAULT_TRASH_DAYS =
            Setting.number("backup.vault_trash_days", "days", 0, 3650, 30, "How long the vault's trash is kept.");
    static final Setting<String> ENCRYPTION_KEY = Setting.text(
            "encryption.key",
            "",
            "The key that data on the disk is encrypted with: file:PATH, env:NAME or command:LINE that prints it; when empty, it isn't.");
    static final Setting<String> LOG_LEVEL = Setting.oneOf(
            "log.level",
            List.of("debug", "info", "warning", "error"),
            "info",
            "The least important lines that are logged.");
    static final Setting<String> LOG_FORMAT = Setting.oneOf(
            "log.format", List.of("json", "text"), "json", "One JSON object for each line, or text for people.");
    static final Setting<Integer> LOG_LINES_KEPT = Setting.number(
            "log.lines_kept", "lines", 0, 1_000_000, 2000, "Of the log, held in memory for /api/logs and the console.");

    /** All of them, in the order of the components. */
    public static final List<Setting<?>> ALL = List.of(
            DATA_DIRECTORY,
            CONFIG_DIRECTORY,
            CONFIG_PROFILE,
            SECRETS_KEY_FILE,
            HTTP_HOST,
            HTTP_PORT,
            HTTP_ALLOW_REMOTE,
            HTTP_TOKEN,
            HTTP_IDLE_TIMEOUT,
            HTTP_STOP_TIMEOUT,
            HTTP_MAX_CONNECTIONS,
            HTTP_MAX_HEADER_BYTES,
            HTTP_MAX_RECEIVING,
            HTTP_RECEIVING_MEMORY,
            HTTP_MAX_CONFIG_BYTES,
            STORE_BLOCK_CACHE,
            STORE_WRITE_BUFFERS,
            STORE_LATEST_CACHE,
            STORE_MAX_READERS,
            STORE_COMMIT_BATCH,
            STORE_COMMIT_DELAY,
            STORE_SYNC_EVERY,
            BACKUP_DIRECTORY,
            BACKUP_EVERY,
            BACKUP_KEEP,
            BACKUP_VAULT,
            BACKUP_VAULT_KEY,
            BACKUP_VAULT_KEEP,
            BACKUP_VAULT_TRASH_DAYS,
            ENCRYPTION_KEY,
            LOG_LEVEL,
            LOG_FORMAT,
            LOG_LINES_KEPT);

    /**
     * Understands what was given.
     *
     * @throws io.perseid.fault.ProblemsFault with everything that is wrong
     */
    public static Settings of(GivenSettings given) {
        var settings = new Settings(
                given.value(DATA_DIRECTORY),
                given.value(CONFIG_DIRECTORY),
                given.value(CONFIG_PROFILE),
                given.value(SECRETS_KEY_FILE),
                given.value(HTTP_HOST),
                given.value(HTTP_PORT),
                given.value(HTTP_ALLOW_REMOTE),
                given.value(HTTP_TOKEN),
                given.value(HTTP_IDLE_TIMEOUT),
                given.value(HTTP_STOP_TIMEOUT),
                given.value(HTTP_MAX_CONNECTIONS),
                given.value(HTTP_MAX_HEADER_BYTES),
                given.value(HTTP_MAX_RECEIVING),
                given.value(HTTP_RECEIVING_MEMORY),
                given.value(HTTP_MAX_CONFIG_BYTES),
                given.value(STORE_BLOCK_CACHE),
                given.value(STORE_WRITE_BUFFERS),
                given.value(STORE_LATEST_CACHE),
                given.value(STORE_MAX_READERS),
                given.value(STORE_COMMIT_BATCH),
                given.value(STORE_COMMIT_DELAY),
                given.value(STORE_SYNC_EVERY),
                given.value(BACKUP_DIRECTORY),
                given.value(BACKUP_EVERY),
                given.value(BACKUP_KEEP),
                given.value(BACKUP_VAULT),
                given.value(BACKUP_VAULT_KEY),
                given.value(BACKUP_VAULT_KEEP),
                given.value(BACKUP_VAULT_TRASH_DAYS),
                given.value(ENCRYPTION_KEY),
                given.value(LOG_LEVEL),
                given.value(LOG_FORMAT),
                given.value(LOG_LINES_KEPT));
        given.check();
        return settings;
    }

    /** The same on another port. */
    public Settings withHttpPort(int port) {
        return new Settings(
                dataDirectory,
                configDirectory,
                configProfile,
                secretsKeyFile,
                httpHost,
                port,
                httpAllowRemote,
                httpToken,
                httpIdleTimeout,
                httpStopTimeout,
                httpMaxConnections,
                httpMaxHeaderBytes,
                httpMaxReceiving,
                httpReceivingMemory,
                httpMaxConfigBytes,
                storeBlockCache,
                storeWriteBuffers,
                storeLatestCache,
                storeMaxReaders,
                storeCommitBatch,
                storeCommitDelay,
                storeSyncEvery,
                backupDirectory,
                backupEvery,
                backupKeep,
                backupVault,
                backupVaultKey,
                backupVaultKeep,
                backupVaultTrashDays,
                encryptionKey,
                logLevel,
                logFormat,
                logLinesKept);
    }

    /** The key that data on the disk is encrypted with; read now. */
    public Optional<EncryptionKey> readEncryptionKey() {
        return encryptionKey.isBlank() ? Optional.empty() : Optional.of(KeySource.read(encryptionKey, System.getenv()));
    }

    /** Where local backups are kept. */
    public Path backups() {
        return backupDirectory.isBlank()
                ? dataDirectory.resolveSibling(dataDirectory.getFileName() + "-backups")
                : Path.of(backupDirectory).toAbsolutePath().normalize();
    }

    /** How much the store may use, and when it syncs. */
    StoreSettings store() {
        return StoreSettings.standard()
                .withMemory(storeBlockCache, storeWriteBuffers, storeLatestCache)
                .withMaxReaders(storeMaxReaders)
                .withCommit(new CommitSettings(storeCommitBatch, storeCommitDelay, storeSyncEvery));
    }

    BackupPlan backupPlan() {
        return new BackupPlan(backupEvery, backupKeep);
    }

    /** Where the key that seals secrets is. */
    Path keyFile() {
        return secretsKeyFile.isBlank()
                ? KeyFile.in(dataDirectory)
                : Path.of(secretsKeyFile).toAbsolutePath().normalize();
    }

    /** What posts to receivers may take. One that waits must answer before its connection counts as idle. */
    ReceivingLimits receiving() {
        var half = httpIdleTimeout.dividedBy(2);
        return new ReceivingLimits(
                httpMaxReceiving, httpReceivingMemory, half.compareTo(LONGEST_WAIT) < 0 ? half : LONGEST_WAIT);
    }

    /** How the HTTP server listens. */
    HttpServerSettings http() {
        return new HttpServerSettings(
                httpHost,
                httpPort,
                httpAllowRemote,
                Optional.of(httpToken).filter(token -> !token.isEmpty()),
                httpIdleTimeout,
                httpStopTimeout,
                httpMaxConnections,
                httpMaxHeaderBytes);
    }
}
