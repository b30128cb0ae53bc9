package parcellocker.bridge.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A locker's reports in memory. */
public final class MemoryReportBook implements ReportBook {
    private final Map<String, Upload> uploads = new TreeMap<>();
    private final Map<String, SortedMap<Long, byte[]>> pieces = new TreeMap<>();

    /** One is asked for. */
    public void ask(String request, long mostBytes) {
        uploads.put(request, new Upload(true, mostBytes, 0, "", 0, false));
    }

    /** It is over. */
    public void close(String request) {
        uploads.computeIfPresent(
                request,
                (name, one) -> new Upload(false, one.mostBytes(), one.total(), one.hash(), one.held(), one.isWhole()));
    }

    @Override
    public Optional<Upload> find(String request) {
        return Optional.ofNullable(uploads.get(request));
    }

    @Override
    public void put(String request, Upload upload) {
        uploads.put(request, upload);
    }

    @Override
    public void add(String request, long at, byte[] bytes) {
        pieces.computeIfAbsent(request, name -> new TreeMap<>()).put(at, bytes.clone());
    }

    @Override
    public void drop(String request) {
        pieces.remove(request);
    }

    @Override
    public void read(String request, Consumer<byte[]> each) {
        pieces.getOrDefault(request, new TreeMap<>()).values().forEach(each);
    }
}
