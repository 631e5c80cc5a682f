"""Does one kind of work in one folder of an SFTP server; each line of a file is one piece of it."""
import sys

import paramiko

host, port, user, password, key, known_hosts, act, folder, work = sys.argv[1:]
client = paramiko.SSHClient()
client.load_host_keys(known_hosts)
client.set_missing_host_key_policy(paramiko.RejectPolicy())
client.connect(
    host,
    int(port),
    user,
    password=password or None,
    key_filename=None if password else key,
    allow_agent=False,
    look_for_keys=False,
    timeout=30,
)
try:
    sftp = client.open_sftp()
    sftp.chdir(folder)
    if act == "list":
        for name in sftp.listdir():
            print(name)
    with open(work, encoding="utf-8") as lines:
        for line in lines.read().splitlines():
            fields = line.split("\t")
            if act == "put":
                sftp.put(*fields)
            elif act == "get":
                sftp.get(*fields)
            elif act == "rename":
                sftp.posix_rename(*fields)
            elif act == "delete":
                sftp.remove(*fields)
finally:
    client.close()
