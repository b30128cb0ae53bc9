package parcellocker.bridge.intake;

class MemoryBooksTest extends BooksContract {
    private final MemoryBooks books = new MemoryBooks();

    MemoryBooksTest() {
        books.enrol(LOCKER, 1);
    }

    @Override
    Books books() {
        return books;
    }
}
