using System;
using System.Linq;
using Npgsql;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>Reads the URL form that psql and other tools take, which Npgsql does not.</summary>
internal static class DatabaseUrl
{
    /// <param name="text">A <c>postgresql://</c> URL or an Npgsql connection string.</param>
    /// <exception cref="FormatException">The URL is malformed or has a parameter that is not known here.</exception>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    public static string ToConnectionString(string text)
    {
        NpgsqlConnectionStringBuilder builder = IsUrl(text) ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        builder.Database ??= "postgres";
        return builder.ConnectionString;
    }

    private static bool IsUrl(string text)
        => text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        NpgsqlConnectionStringBuilder builder = new();
        if (url.Host.Length > 0)
            builder.Host = Uri.UnescapeDataString(url.Host).Trim('[', ']');
        if (url.Port > 0)
            builder.Port = url.Port;
        string[] user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        if (url.AbsolutePath.Trim('/') is { Length: > 0 } database)
            builder.Database = Uri.UnescapeDataString(database);

        foreach (string[] pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)))
            Set(builder, pair[0], pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "");
        return builder;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name)
        {
            case "host": builder.Host = value; break;
            case "port": builder.Port = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "user": builder.Username = value; break;
            case "password": builder.Password = value; break;
            case "dbname": builder.Database = value; break;
            case "application_name": builder.ApplicationName = value; break;
            case "connect_timeout": builder.Timeout = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "options": builder.Options = value; break;
            case "sslmode": builder.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true); break;
            case "sslrootcert": builder.RootCertificate = value; break;
            case "sslcert": builder.SslCertificate = value; break;
            case "sslkey": builder.SslKey = value; break;
            default: throw new FormatException($"the parameter '{name}' of the URL is not known; use an Npgsql connection string for it");
        }
    }
}
