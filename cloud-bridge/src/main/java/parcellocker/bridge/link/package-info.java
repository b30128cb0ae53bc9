/** One MQTT 5 connection that is always being kept up; knows topics and bytes, nothing else. */
@NullMarked
package parcellocker.bridge.link;

import org.jspecify.annotations.NullMarked;
