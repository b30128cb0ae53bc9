package parcellocker.agent.hardware.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A serial port through jSerialComm. On Linux its time-outs have steps of 100 ms, too coarse for a line's quiet time; so
 * a thread of its own reads with semi-blocking 100 ms (a read returns as soon as bytes are there) and
 * {@link #read} waits in Java.
 */
public final class SerialChannel implements ByteChannel {
    /** Far below 25 600 ms, where termios' one-byte VTIME wraps to 0 and a read spins. */
    private static final int READ_STEP_MILLIS = 100;

    private static final int CHUNK_BYTES = 256;
    /** When full, the reading thread waits and the kernel keeps or drops what a line can babble. */
    private static final int CHUNKS = 64;
    /** Longer than one read step: the reading thread has left the port before it is closed. */
    private static final long LEAVE_MILLIS = 1_000;

    private final SerialPort port;
    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread reader;
    private volatile boolean closing;
    private volatile @Nullable String lost;

    private SerialChannel(SerialPort port) {
        this.port = port;
        this.reader = Thread.ofPlatform()
                .name("port " + port.getSystemPortName())
                .daemon()
                .unstarted(this::pump);
    }

    /**
     * Opens the port with a new port object, because an old one stays bound to the device file that its link pointed to
     * then, and reports itself open after a hang-up.
     *
     * @throws IOException if it cannot be opened
     */
    public static SerialChannel open(SerialSettings settings) throws IOException {
        SerialPort port = find(settings);
        port.setComPortParameters(settings.baud(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        // Otherwise an RS-485 mode preset by the device tree is switched off at opening.
        port.disableRs485ModeControl();
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_STEP_MILLIS, 0);
        if (!port.openPort()) {
            throw new IOException("cannot open " + settings.path() + ", error " + port.getLastErrorCode());
        }
        SerialChannel channel = new SerialChannel(port);
        channel.reader.start();
        return channel;
    }

    private static SerialPort find(SerialSettings settings) throws IOException {
        try {
            return SerialPort.getCommPort(settings.path());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("no serial port " + settings.path(), e);
        }
    }

    @Override
    public byte[] read(long waitMillis) throws IOException, InterruptedException {
        byte[] chunk = received.poll(waitMillis, TimeUnit.MILLISECONDS);
        if (chunk != null && chunk.length > 0) {
            return chunk;
        }
        String loss = lost;
        if (loss != null) {
            throw new LineLostException(loss);
        }
        return new byte[0];
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int written = port.writeBytes(bytes, bytes.length);
        if (written != bytes.length) {
            LineLostException loss = new LineLostException("wrote " + written + " of " + bytes.length + " bytes");
            // 0: the kernel refused the first of them, as it does once the port was hung up. After anything else some
            // may be out.
            throw written == 0 ? new UnsentException(loss) : loss;
        }
    }

    @Override
    public void close() {
        closing = true;
        reader.interrupt();
        boolean wasInterrupted = Thread.interrupted();
        try {
            reader.join(LEAVE_MILLIS);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
        port.closePort();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            while (!closing) {
                int count = port.readBytes(chunk, chunk.length);
                if (count < 0) {
                    // The only sign of a pulled plug: isOpen() stays true.
                    lost = "unplugged, error " + port.getLastErrorCode();
                    received.put(new byte[0]); // wakes a read that waits
                    return;
                }
                if (count > 0) {
                    received.put(Arrays.copyOf(chunk, count));
                }
            }
        } catch (InterruptedException e) {
            lost = "closed";
        }
    }
}
