using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Migrations.Tests.Faults;

/// <summary>Stands between migrator and server, and cuts the line once: at a COMMIT, just before or just after the server has got it.</summary>
internal sealed class LineCutter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly ConcurrentBag<Task> relays = [];
    private readonly Task serving;
    private readonly bool isDelivered;
    private int commitsLeft;

    /// <param name="connectionString">Of the server.</param>
    /// <param name="commit">Which COMMIT, from 1.</param>
    /// <param name="isDelivered">Whether the server gets it.</param>
    public LineCutter(string connectionString, int commit, bool isDelivered)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        (commitsLeft, this.isDelivered) = (commit, isDelivered);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        serving = ServeAsync();
    }

    public string ConnectionString { get; }

    public bool HasCut => Volatile.Read(ref commitsLeft) <= 0;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving;
        await Task.WhenAll(relays);
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) relays.Add(RelayAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        bool isSocket = server.Host!.StartsWith('/');
        using Socket upstream = new(isSocket ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        await upstream.ConnectAsync(isSocket ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}") : new DnsEndPoint(server.Host, server.Port), ending.Token);
        using (client) await Task.WhenAll(PumpAsync(upstream, client.Client, isToServer: false), PumpAsync(client.Client, upstream, isToServer: true));
    }

    private async Task PumpAsync(Socket from, Socket to, bool isToServer)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, ending.Token) is var count and > 0)
            {
                bool isCut = isToServer && buffer.AsSpan(0, count).IndexOf("COMMIT\0"u8) >= 0 && Interlocked.Decrement(ref commitsLeft) == 0;
                if (!isCut || isDelivered) await to.SendAsync(buffer.AsMemory(0, count), ending.Token);
                if (isCut) break;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has hung up: so do we on the other.
            return;
        }
        finally
        {
            from.Close();
            to.Close();
        }
    }
}
