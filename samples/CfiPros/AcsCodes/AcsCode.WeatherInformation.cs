using System.Collections.Generic;
using StudyHub.Schema;

namespace CfiPros;

public sealed partial record AcsCode
{
    /// <summary>Preflight Preparation: Weather Information.</summary>
    [Seed]
    public static IReadOnlyList<AcsCode> WeatherInformation =>
    [
        new()
        {
            Code = "PA.I.C.K1",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Sources of weather data (e.g., National Weather Service, Flight Service) for flight planning purposes.",
        },
        new()
        {
            Code = "PA.I.C.K2",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Acceptable weather products and resources required for preflight planning, current and forecast weather for departure, en route, and arrival phases of flight.",
        },
        new()
        {
            Code = "PA.I.C.K3",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Meteorology applicable to the departure, en route, alternate, and destination under VFR in Visual Meteorological Conditions (VMC) to include expected climate and hazardous conditions such as:",
        },
        new()
        {
            Code = "PA.I.C.K3a",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Atmospheric composition and stability",
        },
        new()
        {
            Code = "PA.I.C.K3b",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Wind (e.g., crosswind, tailwind, windshear, mountain wave, etc.)",
        },
        new()
        {
            Code = "PA.I.C.K3c",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Temperature",
        },
        new()
        {
            Code = "PA.I.C.K3d",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Moisture/precipitation",
        },
        new()
        {
            Code = "PA.I.C.K3e",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Weather system formation, including air masses and fronts",
        },
        new()
        {
            Code = "PA.I.C.K3f",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Clouds",
        },
        new()
        {
            Code = "PA.I.C.K3g",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Turbulence",
        },
        new()
        {
            Code = "PA.I.C.K3h",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Thunderstorms and microbursts",
        },
        new()
        {
            Code = "PA.I.C.K3i",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Icing and freezing level information",
        },
        new()
        {
            Code = "PA.I.C.K3j",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Fog/mist",
        },
        new()
        {
            Code = "PA.I.C.K3k",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Frost",
        },
        new()
        {
            Code = "PA.I.C.K3l",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Obstructions to visibility (e.g., smoke, haze, volcanic ash, etc.)",
        },
        new()
        {
            Code = "PA.I.C.K4",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Knowledge,
            Description = "Flight deck displays of digital weather and aeronautical information.",
        },
        new()
        {
            Code = "PA.I.C.R1",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Factors involved in making the go/no-go and continue/divert decisions, to include:",
        },
        new()
        {
            Code = "PA.I.C.R1a",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Circumstances that would make diversion prudent",
        },
        new()
        {
            Code = "PA.I.C.R1b",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Personal weather minimums",
        },
        new()
        {
            Code = "PA.I.C.R1c",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Hazardous weather conditions to include known or forecast icing or turbulence aloft",
        },
        new()
        {
            Code = "PA.I.C.R2",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Limitations of:",
        },
        new()
        {
            Code = "PA.I.C.R2a",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Onboard weather equipment",
        },
        new()
        {
            Code = "PA.I.C.R2b",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Aviation weather reports and forecasts",
        },
        new()
        {
            Code = "PA.I.C.R2c",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.RiskManagement,
            Description = "Inflight weather resources",
        },
        new()
        {
            Code = "PA.I.C.S1",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Skill,
            Description = "Use available aviation weather resources to obtain an adequate weather briefing.",
        },
        new()
        {
            Code = "PA.I.C.S2",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Skill,
            Description = "Analyze the implications of at least three of the conditions listed in K3a through K3l above, using actual weather or weather conditions in a scenario provided by the evaluator.",
        },
        new()
        {
            Code = "PA.I.C.S3",
            Area = "Preflight Preparation",
            Task = "Weather Information",
            Kind = AcsKind.Skill,
            Description = "Correlate weather information to make a competent go/no-go decision.",
        },
    ];
}
