package parcellocker.bridge.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets that speak TLS 1.3 and nothing older, whatever the MQTT client leaves unset. */
final class Tls13 extends SSLSocketFactory {
    private static final String[] ONLY = {"TLSv1.3"};

    private final SSLSocketFactory sockets;

    Tls13(SSLContext context) {
        this.sockets = context.getSocketFactory();
    }

    @Override
    public Socket createSocket() throws IOException {
        return only(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
        return only(sockets.createSocket(below, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return only(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return only(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return only(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return only(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private static Socket only(Socket socket) {
        ((SSLSocket) socket).setEnabledProtocols(ONLY);
        return socket;
    }
}
