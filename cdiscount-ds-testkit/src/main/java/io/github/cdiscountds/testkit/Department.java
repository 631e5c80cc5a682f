package io.github.cdiscountds.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A department of a generated catalogue: what it sells, for how much, by whom.
 *
 * @param id the category of level 1
 * @param name its name
 * @param vatRate the VAT rate of everything in it, in percent
 * @param cheapest the lowest usual price, in cents
 * @param dearest the highest usual price, in cents
 * @param lightest the lowest usual weight, in grams
 * @param heaviest the highest usual weight, in grams
 * @param nature what is special about its products
 * @param brands who makes them
 * @param shelves the categories below it, down to the products' own
 */
record Department(
    String id,
    String name,
    String vatRate,
    int cheapest,
    int dearest,
    int lightest,
    int heaviest,
    Nature nature,
    List<String> brands,
    List<Shelf> shelves) {

  /** What is special about the products of a department. */
  enum Nature {
    /** Nothing. */
    PLAIN,
    /** Clothes and shoes: most of them come in sizes and colours. */
    WORN,
    /** They plug in: an ecotax is inside their price. */
    ELECTRIC,
    /** They store: a levy for private copies is owed beside the ecotax. */
    STORING
  }

  /**
   * A shelf: categories 2 and 3, and 4 where there is one.
   *
   * @param ids the categories' ids, from level 2 on
   * @param names their names
   * @param noun what one of its products is called
   */
  record Shelf(List<String> ids, List<String> names, String noun) {

    Shelf {
      ids = List.copyOf(ids);
      names = List.copyOf(names);
    }
  }

  /**
   * All departments. A line is one: id, name, VAT, prices, weights, nature, brands, and its aisles,
   * each with its shelves; a shelf with a slash has a fourth level.
   */
  static final List<Department> ALL =
      """
      11|Informatique|20|590|129900|30|4500|STORING|CG,Octelis,Nordwin,Tekora,Péladan|\
      Stockage:Clé USB,Disque dur externe,Carte mémoire;\
      Périphériques:Souris sans fil,Clavier AZERTY,Webcam HD/Webcam à pied;\
      Réseau:Routeur Wi-Fi,Câble Ethernet,Répéteur
      12|Photo & Vidéo|20|1290|149900|40|3800|ELECTRIC|Lumix'Art,Optéo,Kanzaki,Föhn|\
      Appareils photo:Appareil photo compact,Appareil photo hybride;\
      Accessoires photo:Trépied,Sacoche,Objectif 50 mm/Objectif à focale fixe;\
      Caméscopes:Caméra d'action,Caméscope
      13|Jeux vidéo|20|990|45900|60|5200|ELECTRIC|PIXELLO,Gamora,Nuit d'Été|\
      Consoles:Console de salon,Console portable;\
      Jeux:Jeu d'aventure,Jeu de course,Jeu de rôle;\
      Accessoires:Manette,Casque de jeu
      14|Maison|20|490|69900|150|28000|PLAIN|DODO,Bel Œuvre,Cœur de Lin,L'Atelier Ouvré|\
      Literie:Couette/Couette légère,Couette/Couette chaude,Oreiller,Matelas;\
      Linge de maison:Drap de bain,Housse de couette,Rideau;\
      Décoration:Lampe à poser,Miroir,Tapis
      15|Jardin & Bricolage|20|790|89900|200|45000|PLAIN|Sécatoria,Brico-Sûr,Forêt Noire|\
      Jardin:Tondeuse,Taille-haie,Salon de jardin/Salon de jardin 4 places;\
      Outillage:Perceuse-visseuse,Scie sauteuse,Coffret de 94 pièces
      16|Électroménager|20|1490|119900|700|78000|ELECTRIC|SAMBOURG,Électrolys,Boréal,Würzel|\
      Lavage:Lave-linge,Sèche-linge,Lave-vaisselle;\
      Froid:Réfrigérateur combiné,Congélateur coffre;\
      Petit électroménager:Cafetière,Bouilloire,Robot pâtissier/Robot multifonction
      17|Librairie|5.5|390|6990|90|2400|PLAIN|Éditions du Marais,Presses d'Été,Plume & Cie|\
      Livres:Roman,Bande dessinée,Livre de cuisine;\
      Jeunesse:Album illustré,Livre d'éveil
      18|Vêtements|20|490|18900|80|1900|WORN|EXEMPLE,Maille Ôtée,Côté Sud,Hæven|\
      T-shirts & Hauts:T-shirt col rond,Polo,Chemise;\
      Pantalons:Jean droit,Short,Pantalon chino;\
      Chaussures:Baskets,Bottines
      19|Épicerie & Boissons|5.5|190|5990|120|12000|PLAIN|Le Bon Goût,Vergers d'Anjou,Maïs Doré|\
      Épicerie sucrée:Confiture,Chocolat noir,Miel;\
      Épicerie salée:Huile d'olive,Pâtes,Thon à l'huile;\
      Boissons:Jus de pomme,Café moulu/Café d'altitude
      20|Santé & Animaux|10|290|9990|50|18000|PLAIN|Pharmélia,Toutou & Co,Minouche|\
      Chiens:Croquettes pour chien,Panier,Laisse;\
      Chats:Croquettes pour chat,Arbre à chat;\
      Hygiène:Coffret de soin,Pansements
      21|Presse & Papeterie|2.1|190|4990|40|3000|PLAIN|Papyrus d'Été,Carnets Noués|\
      Presse:Revue mensuelle,Numéro spécial;\
      Papeterie:Cahier à spirale,Agenda"""
          .lines()
          .map(Department::parse)
          .toList();

  Department {
    brands = List.copyOf(brands);
    shelves = List.copyOf(shelves);
  }

  private static Department parse(String line) {
    String[] part = line.split("\\|", -1);
    List<Shelf> shelves = new ArrayList<>();
    String[] aisles = part[9].split(";", -1);
    for (int aisle = 0; aisle < aisles.length; aisle++) {
      String[] nameAndShelves = aisles[aisle].strip().split(":", -1);
      String aisleId = part[0] + two(aisle + 1);
      String[] names = nameAndShelves[1].split(",", -1);
      for (int shelf = 0; shelf < names.length; shelf++) {
        String shelfId = aisleId + two(shelf + 1);
        String[] levels = names[shelf].split("/", -1);
        List<String> ids = new ArrayList<>(List.of(aisleId, shelfId));
        List<String> path = new ArrayList<>(List.of(nameAndShelves[0], levels[0]));
        if (levels.length > 1) {
          ids.add(shelfId + "01");
          path.add(levels[1]);
        }
        shelves.add(new Shelf(ids, path, levels[levels.length - 1]));
      }
    }
    return new Department(
        part[0],
        part[1],
        part[2],
        Integer.parseInt(part[3]),
        Integer.parseInt(part[4]),
        Integer.parseInt(part[5]),
        Integer.parseInt(part[6]),
        Nature.valueOf(part[7]),
        Arrays.asList(part[8].split(",", -1)),
        shelves);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
