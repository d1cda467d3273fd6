using System;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>Stands between driver and server, and counts the round trips: the Sync messages that the driver sends, each of which it waits for.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly ConcurrentBag<Task> lines = [];
    private readonly Task serving;
    private int syncs;
    private int simples;

    public CountingProxy(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        serving = ServeAsync();
    }

    public string ConnectionString { get; }

    /// <summary>Sync and simple-query messages so far.</summary>
    public int RoundTrips => Volatile.Read(ref syncs) + Volatile.Read(ref simples);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();

        // Not stopped while it may be about to accept, which is answered by "not listening".
        await serving;
        listener.Stop();
        await Task.WhenAll(lines);
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) lines.Add(RelayAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        {
            bool isLocal = server.Host!.StartsWith('/');
            using Socket upstream = new(isLocal ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
            EndPoint address = isLocal
                ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}")
                : new IPEndPoint((await Dns.GetHostAddressesAsync(server.Host, AddressFamily.InterNetwork, ending.Token))[0], server.Port);
            await upstream.ConnectAsync(address, ending.Token);
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
            Task answers = PumpAsync(upstream, client.Client, null, over.Token);
            await PumpAsync(client.Client, upstream, new Frames(this), over.Token);
            await over.CancelAsync();
            await answers;
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, Frames? frames, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken) is var count and > 0)
            {
                frames?.Take(buffer.AsSpan(0, count));
                for (int sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), cancellationToken);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either side has hung up.
        }
    }

    /// <summary>What the driver sends, as messages: a start-up without a type, then a type and a length each.</summary>
    private sealed class Frames(CountingProxy proxy)
    {
        private readonly byte[] head = new byte[5];
        private bool hasStarted;
        private int known;
        private int left;

        public void Take(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                if (left > 0)
                {
                    int skipped = Math.Min(left, bytes.Length);
                    left -= skipped;
                    bytes = bytes[skipped..];
                    continue;
                }
                head[known++] = bytes[0];
                bytes = bytes[1..];
                int offset = hasStarted ? 1 : 0;
                if (known < offset + 4) continue;
                left = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(offset)) - 4;
                if (hasStarted && head[0] == 'S') Interlocked.Increment(ref proxy.syncs);
                if (hasStarted && head[0] == 'Q') Interlocked.Increment(ref proxy.simples);
                hasStarted = true;
                known = 0;
            }
        }
    }
}
