# A Modbus slave that is not ours: pymodbus' own server, framer and data store, RTU frames over TCP as a serial server gives them.
# Coil n on closes the relay of door n; its contact, input n, is made while the door is shut. Says "ready PORT", then each change of a coil.
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer
from pymodbus.transaction import ModbusRtuFramer

DOORS = 8


class Coils(ModbusSequentialDataBlock):
    """Tells what is written; a door springs open when its coil is switched on."""

    def __init__(self, contacts):
        super().__init__(0, [False] * (DOORS + 1))
        self.contacts = contacts

    def setValues(self, address, values):
        super().setValues(address, values)
        for offset, value in enumerate(values if isinstance(values, list) else [values]):
            print(f"coil {address + offset - 1} {'on' if value else 'off'}", flush=True)
            if value:
                self.contacts.setValues(address + offset, [False])


async def main():
    contacts = ModbusSequentialDataBlock(0, [True] * (DOORS + 1))
    slave = ModbusSlaveContext(di=contacts, co=Coils(contacts), hr=ModbusSequentialDataBlock(0, [0] * 16),
                               ir=ModbusSequentialDataBlock(0, [0] * 16))
    context = ModbusServerContext(slaves={1: slave}, single=False)
    server = ModbusTcpServer(context, framer=ModbusRtuFramer, address=("127.0.0.1", 0), ignore_missing_slaves=True)
    serving = asyncio.create_task(server.serve_forever())
    while server.server is None:
        await asyncio.sleep(0.01)
    print(f"ready {server.server.sockets[0].getsockname()[1]}", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    serving.cancel()


asyncio.run(main())
