using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Web.Tests.Browser;

/// <summary>
/// One page, by the DevTools protocol: JSON over a web socket. A command has a number and its answer has the same one; what has none is
/// an event.
/// </summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly ConcurrentQueue<JsonElement> events = new();
    private Task receiving = Task.CompletedTask;
    private volatile TaskCompletionSource loaded = new();
    private int commands;

    private DevTools()
    {
    }

    /// <summary>What the page asked for so far.</summary>
    public string[] RequestedUrls => [.. EventsOf("Network.requestWillBeSent").Select(sent => sent.GetProperty("request").GetProperty("url").GetString()!)];

    /// <summary>Exceptions that the page's code did not catch, and what the browser refused to do for it.</summary>
    public string[] Faults =>
    [
        .. EventsOf("Runtime.exceptionThrown").Select(thrown => thrown.GetRawText()),
        .. EventsOf("Log.entryAdded").Select(added => added.GetProperty("entry"))
            .Where(entry => entry.GetProperty("level").GetString() == "error" && entry.GetProperty("source").GetString() != "network").Select(entry => entry.GetRawText()),
    ];

    public static async Task<DevTools> ConnectAsync(Uri page, CancellationToken cancellationToken)
    {
        DevTools devTools = new();
        await devTools.socket.ConnectAsync(page, cancellationToken);
        devTools.receiving = devTools.ReceiveAsync();
        foreach (string domain in new[] { "Page", "Runtime", "Network", "Log" }) await devTools.SendAsync(domain + ".enable", [], cancellationToken);
        return devTools;
    }

    /// <summary>Loads the page anew, also where only the part behind the # differs.</summary>
    public async Task GoToAsync(Uri url, CancellationToken cancellationToken)
    {
        foreach (string next in new[] { "about:blank", url.AbsoluteUri })
        {
            loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await SendAsync("Page.navigate", new() { ["url"] = next }, cancellationToken);
            await loaded.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The value of the expression, awaited where it is a promise.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        JsonElement answer = await SendAsync(
            "Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellationToken);
        if (answer.TryGetProperty("exceptionDetails", out JsonElement exception)) throw new InvalidOperationException($"{expression}: {exception}");
        return answer.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value : default;
    }

    public async Task<string> TextAsync(string expression, CancellationToken cancellationToken)
        => (await EvaluateAsync($"String({expression})", cancellationToken)).GetString()!;

    /// <summary>Returns once the expression is true in the page.</summary>
    public async Task UntilAsync(string expression, CancellationToken cancellationToken)
        => await EvaluateAsync($"new Promise(done => {{ const look = () => ({expression}) ? done(true) : setTimeout(look, 20); look(); }})", cancellationToken);

    /// <summary>The addresses that "back" and "forward" lead to, the page's own among them.</summary>
    public async Task<string[]> HistoryAsync(CancellationToken cancellationToken)
        => [.. (await SendAsync("Page.getNavigationHistory", [], cancellationToken)).GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("url").GetString()!)];

    /// <summary>What the page looks like, as PNG.</summary>
    public async Task<byte[]> PictureAsync(CancellationToken cancellationToken)
        => (await SendAsync("Page.captureScreenshot", [], cancellationToken)).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await receiving;
        socket.Dispose();
        closing.Dispose();
    }

    private async Task<JsonElement> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        int id = Interlocked.Increment(ref commands);
        TaskCompletionSource<JsonElement> answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        JsonObject command = new() { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using MemoryStream message = new();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), closing.Token);
                    if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("The browser closed the page.");
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                Take(JsonElement.Parse(message.ToArray()));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            foreach (TaskCompletionSource<JsonElement> answer in waiting.Values) answer.TrySetException(end);
            loaded.TrySetException(end);
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("id", out JsonElement id))
        {
            events.Enqueue(message);
            if (message.GetProperty("method").GetString() == "Page.loadEventFired") loaded.TrySetResult();
        }
        else if (waiting.TryRemove(id.GetInt32(), out TaskCompletionSource<JsonElement>? answer))
        {
            if (message.TryGetProperty("error", out JsonElement error)) answer.TrySetException(new InvalidOperationException(error.GetRawText()));
            else answer.TrySetResult(message.GetProperty("result"));
        }
    }

    private JsonElement[] EventsOf(string method)
        => [.. events.Where(message => message.GetProperty("method").GetString() == method).Select(message => message.GetProperty("params"))];
}
