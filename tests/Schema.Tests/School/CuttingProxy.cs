using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Schema.Tests.School;

/// <summary>Stands between driver and server, and cuts the line as soon as it has delivered a certain word to the server.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly byte[] word;
    private readonly Task serving;

    public CuttingProxy(string connectionString, string word)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        this.word = Encoding.ASCII.GetBytes(word);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        serving = ServeAsync();
    }

    public string ConnectionString { get; }

    /// <summary>The word has been sent on to the server.</summary>
    public Task Delivered => delivered.Task;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();

        // Not stopped while it may be about to accept, which is answered by "not listening".
        await serving;
        listener.Stop();
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            using (client) await RelayAsync(client);
        }
    }

    // One connection after the other is enough here.
    private async Task RelayAsync(TcpClient client)
    {
        using Socket upstream = new(server.Host!.StartsWith('/') ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        EndPoint address = server.Host.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}")
            : new IPEndPoint((await Dns.GetHostAddressesAsync(server.Host, AddressFamily.InterNetwork, ending.Token))[0], server.Port);
        await upstream.ConnectAsync(address, ending.Token);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        Task answers = PumpAsync(upstream, client.Client, isToServer: false, over.Token);
        await PumpAsync(client.Client, upstream, isToServer: true, over.Token);
        await over.CancelAsync();
        await answers;
    }

    private async Task PumpAsync(Socket from, Socket to, bool isToServer, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken) is var count and > 0)
            {
                bool isLast = isToServer && buffer.AsSpan(0, count).IndexOf(word) >= 0;
                if (isLast) from.Close();
                await to.SendAsync(buffer.AsMemory(0, count), cancellationToken);
                if (!isLast) continue;
                delivered.TrySetResult();
                return;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either side has hung up, or we have: the line is down, which is all that there is to know.
        }
    }
}
