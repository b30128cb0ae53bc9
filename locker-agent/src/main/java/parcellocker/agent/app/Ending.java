package parcellocker.agent.app;

import java.util.concurrent.CountDownLatch;

/**
 * Ends this process in order, once it is up: one that is told so while it starts has nobody yet who would close what was started.
 * From a thread of its own, for the end waits for the locker's, which asks for it.
 */
final class Ending implements Runnable {
    private final CountDownLatch isUp = new CountDownLatch(1);
    private final int code;

    /** @param code the process ends with */
    Ending(int code) {
        this.code = code;
    }

    @Override
    public void run() {
        Thread.ofPlatform().name("end").daemon().start(this::end);
    }

    private void end() {
        try {
            isUp.await();
            System.exit(code);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void mayCome() {
        isUp.countDown();
    }
}
