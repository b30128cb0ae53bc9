@NullMarked
package parcellocker.bridge.sql;

import org.jspecify.annotations.NullMarked;
