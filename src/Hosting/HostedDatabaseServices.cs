using System;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting;

/// <summary>
/// Registers a generated database: a singleton that the container disposes of, its options, and a look at its logins when the host starts. The
/// generated <c>services.AddStudyHubDatabase(…)</c> calls these with the type filled in; call them yourself where the records are in another assembly.
/// </summary>
public static class HostedDatabaseServices
{
    /// <param name="services">Receives the database.</param>
    /// <param name="connectionString">Of the login that serves users. What is wrong with it is told when the application starts.</param>
    /// <param name="configure">Changes the options; null keeps them.</param>
    public static IServiceCollection AddSchemaDatabase<TDatabase>(
        this IServiceCollection services, string? connectionString, Action<HostedDatabaseOptions>? configure = null)
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
        => Add<TDatabase>(services, _ => connectionString, "what was given to the registration", configure);

    /// <param name="services">Receives the database.</param>
    /// <param name="connectionString">Gives it from other services, such as a vault's client.</param>
    /// <param name="configure">Changes the options; null keeps them.</param>
    /// <inheritdoc cref="AddSchemaDatabase{TDatabase}(IServiceCollection, string?, Action{HostedDatabaseOptions}?)"/>
    public static IServiceCollection AddSchemaDatabase<TDatabase>(
        this IServiceCollection services, Func<IServiceProvider, string?> connectionString, Action<HostedDatabaseOptions>? configure = null)
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return Add<TDatabase>(services, connectionString, "what the function gave that was given to the registration", configure);
    }

    /// <summary>With the connection string of the database's name from the configuration: ConnectionStrings:StudyHub.</summary>
    /// <inheritdoc cref="AddSchemaDatabase{TDatabase}(IServiceCollection, string?, Action{HostedDatabaseOptions}?)"/>
    public static IServiceCollection AddSchemaDatabase<TDatabase>(this IServiceCollection services, Action<HostedDatabaseOptions>? configure = null)
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
        => Add<TDatabase>(
            services, provider => provider.GetService<IConfiguration>()?.GetConnectionString(TDatabase.Name), "the setting ConnectionStrings:" + TDatabase.Name, configure);

    private static IServiceCollection Add<TDatabase>(
        IServiceCollection services, Func<IServiceProvider, string?> connectionString, string origin, Action<HostedDatabaseOptions>? configure)
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<HostedDatabaseOptions>(TDatabase.Name)
            .Configure<IServiceProvider>((options, provider) =>
            {
                options.ConnectionString = connectionString(provider);
                options.Origin = origin;
                options.LoggerFactory = provider.GetService<ILoggerFactory>();
                configure?.Invoke(options);
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<HostedDatabaseOptions>>(new HostedDatabaseValidation(TDatabase.Name));
        services.TryAddSingleton(Create<TDatabase>);
        services.AddHostedService<LoginCheck<TDatabase>>();
        return services;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The container disposes of it.")]
    private static TDatabase Create<TDatabase>(IServiceProvider provider)
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
    {
        HostedDatabaseOptions options = provider.GetRequiredService<IOptionsMonitor<HostedDatabaseOptions>>().Get(TDatabase.Name);
        return TDatabase.Create(options.ConnectionString!, options.CopyTo);
    }
}
