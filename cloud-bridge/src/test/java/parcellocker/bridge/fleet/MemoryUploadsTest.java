package parcellocker.bridge.fleet;

import java.util.function.Function;

class MemoryUploadsTest extends UploadsContract {
    private final MemoryReportBook book = new MemoryReportBook();

    @Override
    void ask(String request) {
        book.ask(request, MOST);
    }

    @Override
    void close(String request) {
        book.close(request);
    }

    @Override
    <T> T with(Function<ReportBook, T> work) {
        return work.apply(book);
    }
}
