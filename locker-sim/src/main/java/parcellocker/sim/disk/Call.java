package parcellocker.sim.disk;

/** What a program asked of a folder's files that a power cut may take back. Names are within the folder; a file keeps its number. */
public sealed interface Call {
    record Create(String name, long file) implements Call {}

    record Remove(String name) implements Call {}

    /** Bytes at a place in a file. They are shared, not copied: nobody changes them. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a run makes tens of thousands
    record Write(long file, long offset, byte[] bytes) implements Call {}

    /** Cuts a file off, or lengthens it with zeros. */
    record Resize(long file, long bytes) implements Call {}

    /** fsync of a file: its bytes, its length, and the name it was created under. */
    record Sync(long file) implements Call {}

    /** fsync of the folder: what was created and removed in it. */
    record SyncFolder() implements Call {}
}
