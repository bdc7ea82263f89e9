/** What `chartwall --help` prints. */
export const helpText = `Chartwall: drop a JSON file in a folder, and every screen on the wall draws it, live.

Usage
  chartwall [serve] [folder]     serve the wall of a folder (./data)
  chartwall check [folder]       say what is wrong with the folder's files, and where
  chartwall explain <file>       say how a data file is read and drawn, and why
  chartwall accept <chart>       let through what the running wall holds back of a chart
  chartwall token --role <role>  make a token that lets a screen or a person in
  chartwall revoke <token>       a token (or its id) does not count any more, at once
  chartwall adopt <code>         let the screen in that shows this code, with --wall and --name
  chartwall user add <name>      let a person in by name and password, with --role and --wall;
                                 user remove <name>, user list
  chartwall import-state         move the state of a server that was alone into Redis, once, with
                                 --redis and --state-dir
  chartwall init [folder]        write a small folder to start from; nothing is overwritten

Options of serve
  --port <port>                  port for pages, HTTP and sockets (8888); 0: any free one
  --host <address>               address to listen on (127.0.0.1: this machine only)
  --allowed-host <names>         other names by which people reach it, e.g. behind a proxy:
                                 wall.example,tv.example
  --tls self-signed              TLS on every port, with a certificate from an authority of its
                                 own in the state folder
  --tls-cert, --tls-key <file>   TLS with a certificate of yours (PEM, its issuers after it);
                                 read again when the files change
  --redirect-port <port>         a port without TLS that leads to the one with it (none)
  --base-path <path>             everything is under this path, /wall, on a proxy that passes it
                                 on as it is (/)
  --trust-proxy <addresses>      proxies that are believed when they say for whom they ask:
                                 loopback, or 10.0.0.5,10.1.0.0/16 (none)
  --secret <text>                signs tokens (32 bytes or more): nobody gets in without one. This, or
                                 --open, is needed to listen beyond this machine. Better in the
                                 environment or in a file: CHARTWALL_SECRET, CHARTWALL_SECRET_FILE
  --previous-secret <text>       what it signed with before: those tokens still count
  --public-view                  anybody may watch without a token
  --origin <origins>             pages of others that may act: https://intranet.example
  --jwks-url <address>, --public-key <file>
                                 tokens of another issuer count, with --issuer and --audience;
                                 --claim-role, --claim-walls name the claims (role, none: all walls)
  --open                         everybody who can reach the port may do everything
  --guest-port <port>            a second port for clients of the original protocol (none)
  --compress                     send compressed to sockets that can take it: less network for
                                 some more work
  --stale-after <duration>       a tile says so when its file is older: 90s, 10m, 2h, 1d (never)
  --timezone <zone>              in which times are shown: Asia/Shanghai (this machine's); a wall's
                                 file and a side-car may name another; for check and explain too
  --notify-url <address>         another server is told of screens that are gone, charts that are
                                 broken or stale, alarms that nobody has seen (Standard Webhooks)
  --notify-secret <text>         signs what it is told: whsec_…; better in the environment or in a
                                 file: CHARTWALL_NOTIFY_SECRET, CHARTWALL_NOTIFY_SECRET_FILE
  --redis <url>                  several nodes share their walls: redis://host:6379 (none), with a
                                 password better in the environment: REDIS_URL, CHARTWALL_REDIS_FILE
  --redis-wait <replicas>        of Redis that must have a change before it is told (0)
  --no-data                      this node has no folder: it shows the charts of the others
  --state-dir <folder>           what must survive a restart lies here (.chartwall): outside of
                                 the data folder, or hidden in it
  --demo                         a wall that moves: serve a temporary copy of the sample data,
                                 with new values every second, instead of a folder
  --log-level <level>            fatal, error, warn, info, debug, trace or silent (info)
  -h, --help                     this text
  -v, --version                  the version

Options of token and user add
  --role <role>                  viewer, screen, operator or admin
  --wall <names>                 for these walls (all): main,lobby
  --name <text>                  whose it is, for people
  --days <days>                  until then (90)

Each option has a twin in the environment, which a flag overrides: CHARTWALL_PORT for --port,
CHARTWALL_STATE_DIR for --state-dir, CHARTWALL_OPEN=1 for --open, CHARTWALL_DIR for the folder.
PORT, HOST and LOG_LEVEL are understood as well.

What people should know goes to standard output, the log to standard error: readable in a
terminal, one JSON object a line otherwise.

Exit codes
  0   ended as asked: by Ctrl-C or SIGTERM, or check found nothing wrong
  1   check or explain found a broken file; accept found nothing held back; init could not write;
      the port is in use or the server cannot run; did not drain in time
  2   an unknown option or a bad value; what check or init was given is no folder, or explain no
      data file; the state folder and the data folder are the same, or one lies in the other

Examples
  chartwall --demo
  chartwall ./figures --port 80 --host 0.0.0.0 --open --stale-after 10m
  chartwall check ./figures
  chartwall token --role screen --wall lobby --name "by the lift"
`;
