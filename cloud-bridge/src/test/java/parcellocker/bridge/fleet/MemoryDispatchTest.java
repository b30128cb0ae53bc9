package parcellocker.bridge.fleet;

import parcellocker.bridge.intake.Books;
import parcellocker.bridge.intake.MemoryBooks;

class MemoryDispatchTest extends DispatchContract {
    private final MemoryBooks books = new MemoryBooks();

    MemoryDispatchTest() {
        books.enrol(LOCKER, 1);
    }

    @Override
    Books books() {
        return books;
    }
}
