package io.millrace.streams.boot;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The off-heap memory that all RocksDB stores of a service share. Left alone, each store would take 50 MB of cache and
 * 48 MB of write buffers for itself.
 */
final class RocksDbMemory implements AutoCloseable {
    /** Under which the stores find the instance among the application's settings. */
    static final String SETTING = "millrace.rocksdb.memory";

    private static final boolean STRICT = false;
    private static final double HIGH_PRIORITY_SHARE = 0.2;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    RocksDbMemory(long totalBytes) {
        RocksDB.loadLibrary();
        cache = new LRUCache(totalBytes, -1, STRICT, HIGH_PRIORITY_SHARE);
        writeBuffers = new WriteBufferManager(totalBytes / 2, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
