package org.digitalcommons.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/** Whether a server could listen at a port, found out before anything is built for it. */
final class PortCheck {

    private PortCheck() {}

    /**
     * Takes the port, and gives it back.
     *
     * @throws CommonsException if it is taken, or the host is not one of this machine
     */
    static void requireFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (BindException taken) {
            throw new CommonsException(
                    Code.PORT_TAKEN,
                    "Port %d of %s is taken. Stop what uses it, or choose another with --port.".formatted(port, host));
        } catch (IOException e) {
            throw new CommonsException(
                    Code.PORT_TAKEN,
                    "This machine has no address %s to listen at. Choose another with --host.".formatted(host));
        }
    }
}
