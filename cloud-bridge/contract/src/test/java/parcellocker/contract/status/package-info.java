@NullMarked
package parcellocker.contract.status;

import org.jspecify.annotations.NullMarked;
